/// Whole numbers in ASCII digits without sign and without leading zeros, as C2SP formats write them.
enum Decimal {
    /// The number, or nil if the text is anything else or beyond `Int64`.
    static func parse(_ digits: some Collection<UInt8>) -> Int64? {
        guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, beyond) = product.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            guard !over, !beyond else { return nil }
            value = sum
        }
        return value
    }
}
