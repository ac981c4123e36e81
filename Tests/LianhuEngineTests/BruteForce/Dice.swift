/// Numbers that look random and are the same again for the same seed.
struct Dice: Sendable {
    private var state: UInt64

    init(seed: Int) {
        state = UInt64(truncatingIfNeeded: seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        for _ in 0..<8 { _ = next() }
    }

    private mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int((next() >> 11) % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// True in so many of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(0...(values.count - 1))] }
}
