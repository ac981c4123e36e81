import LianhuCore
import Synchronization

/// A compiler that remembers: a file of scenarios adopts the same texts again and again.
package final class MemoCompiler: RuleCompiler {
    private struct Texts: Hashable {
        var packs: [SourceText]
        var calendars: [SourceText]
    }

    private struct Outcome {
        var rules: RuleSet?
        var faults: [Diagnostic]
    }

    private let compiler: any RuleCompiler
    private let known = Mutex<[Texts: Outcome]>([:])

    /// Remembers what another compiler says.
    package init(_ compiler: any RuleCompiler) { self.compiler = compiler }

    package func compile(packs: [SourceText], calendars: [SourceText]) -> (rules: RuleSet?, faults: [Diagnostic]) {
        let texts = Texts(packs: packs, calendars: calendars)
        if let outcome = known.withLock({ $0[texts] }) { return (outcome.rules, outcome.faults) }
        let (rules, faults) = compiler.compile(packs: packs, calendars: calendars)
        known.withLock { $0[texts] = Outcome(rules: rules, faults: faults) }
        return (rules, faults)
    }
}
