import LianhuCore
import LianhuEngine
import LianhuRules

/// The engine's port for rule texts, for commands that run it here.
struct OfflineCompiler: RuleCompiler {
    func compile(packs: [SourceText], calendars: [SourceText]) -> (rules: RuleSet?, faults: [Diagnostic]) {
        let (rules, faults) = RuleSetCompiler.compile(
            packs: packs.map { (file: $0.file, text: $0.text, governs: $0.governs) },
            calendars: calendars.map { (file: $0.file, text: $0.text) }, digest: Digest256.hex)
        return (rules, faults)
    }
}
