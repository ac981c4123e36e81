import LianhuEngine
import Testing

@Suite("When a failed delivery is tried again")
struct RetryPolicyTests {
    @Test("each pause is twice the one before, up to the longest, for so many tries") func pauses() {
        let policy = RetryPolicy(first: 30, longest: 200, attempts: 6)
        let pauses = (1...7).map { policy.pause(after: $0, jitter: 1).map { $0 / 1_000 } }
        #expect(pauses == [30, 60, 120, 200, 200, nil, nil])
    }

    @Test("jitter takes off at most half, and no jitter can take it out of bounds") func jitter() {
        let policy = RetryPolicy(first: 100, longest: 100, attempts: 9)
        #expect([0, 0.5, 1, -3, 7].map { policy.pause(after: 1, jitter: $0) } == [50_000, 75_000, 100_000, 50_000, 100_000])
    }

    @Test("what the other side asks for is kept, and nothing overflows") func bounds() {
        #expect(RetryPolicy.standard.pause(after: 1, jitter: 0, least: 90) == 90_000)
        #expect(RetryPolicy(first: 86_400, longest: 604_800, attempts: 1_000).pause(after: 999, jitter: 1) == 604_800_000)
    }
}
