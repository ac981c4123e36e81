import LianhuEngine
import Testing

@Suite("Numbers from a seed")
struct SplitMix64Tests {
    @Test("the sequence is the published one of SplitMix64 for seed 1234567")
    func published() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test("bounds are kept, streams differ, and a shuffle loses nothing")
    func bounds() {
        var random = SplitMix64(seed: 1, stream: 2, 3)
        let drawn = (0..<1_000).map { _ in random.within(3...7) }
        #expect(Set(drawn) == [3, 4, 5, 6, 7])
        #expect(random.shuffled(Array(0..<50)).sorted() == Array(0..<50))
        var one = SplitMix64(seed: 1, stream: 2, 3)
        var other = SplitMix64(seed: 1, stream: 2, 4)
        #expect(one.next() != other.next())
    }

    @Test("a UUID has version 8 and the variant of RFC 9562")
    func uuids() throws {
        var random = SplitMix64(seed: 9)
        let pattern = /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        let made = (0..<200).map { _ in random.uuid() }
        #expect(try made.allSatisfy { try pattern.wholeMatch(in: $0) != nil })
        #expect(Set(made).count == 200)
    }
}
