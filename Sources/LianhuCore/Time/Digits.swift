/// Reading and writing of fixed-width decimal fields in ASCII, which is all that dates and instants need.
enum Digits {
    /// The number written by exactly `count` ASCII digits at `start`, or nil if the text ends or another character stands there.
    static func read(_ bytes: [UInt8], at start: Int, count: Int) -> Int? {
        guard start >= 0, count > 0, start + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[start..<(start + count)] {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// The character of a number's last digit; the number is not negative.
    static func last(of value: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(value % 10) }

    /// The decimal form padded with zeros on the left to at least `width` digits; a minus sign stands before the padding.
    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value.magnitude)
        let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
        return (value < 0 ? "-" : "") + zeros + digits
    }

    /// Whether the byte is one of `0`…`9`.
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}

/// The quotient rounded towards minus infinity; `divisor` is positive.
@inlinable
package func floorDivide<Number: FixedWidthInteger>(_ value: Number, by divisor: Number) -> Number {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

/// The remainder that belongs to `floorDivide`, in 0 ..< divisor; `divisor` is positive.
@inlinable
package func floorRemainder<Number: FixedWidthInteger>(_ value: Number, by divisor: Number) -> Number {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
}
