import LianhuCore
import LianhuRules
import Testing

@Suite("Near misses")
struct NearMissTests {
    @Test(
        "the word that was meant is found",
        arguments: [("at_lest", "at_least"), ("minGap", "min_gap"), ("pre", "per"), ("AT-LEAST", "at_least"), ("per_", "per")])
    func found(written: String, meant: String) {
        #expect(NearMiss.best(for: written, among: ["per", "at_least", "min_gap"]) == meant)
    }

    @Test("nothing is suggested for a word that resembles none", arguments: ["zzz", "", "x", "whatever"]) func nothing(written: String) {
        #expect(NearMiss.best(for: written, among: ["per", "at_least", "min_gap"]) == nil)
    }
}
