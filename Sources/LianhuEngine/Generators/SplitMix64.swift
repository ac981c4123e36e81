/// The SplitMix64 generator: the same seed gives the same numbers on every machine and in every version.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A stream of its own for each part of the data, so that drawing more for one part changes no other.
    package init(seed: UInt64, stream: UInt64, _ numbers: UInt64...) {
        var mixed = SplitMix64(seed: seed ^ stream &* 0xD1B5_4A32_D192_ED03)
        for number in numbers { mixed.state = mixed.next() ^ number &* 0xAEF1_7502_108E_F2D9 }
        state = mixed.next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// A number in 0 ..< bound; the bias of the multiplication is far below what anybody could see. `bound` is positive.
    package mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// A number in a range.
    package mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// True in so many of 1,000 cases.
    package mutating func happens(permille: Int) -> Bool { below(1_000) < permille }

    /// One of a list that is not empty.
    package mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// The list in another order (Fisher–Yates); the library's own shuffle may change with its version.
    package mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
        var list = list
        for index in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(index, below(index + 1)) }
        return list
    }

    /// A UUID of version 8 (RFC 9562 §5.8), which says that its bits are our own.
    package mutating func uuid() -> String {
        let high = next() & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
        let low = next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for word in [high, low] {
            for shift in stride(from: 60, through: 0, by: -4) {
                if [8, 13, 18, 23].contains(text.count) { text.append(0x2D) }
                text.append(digits[Int(word >> UInt64(shift) & 15)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
