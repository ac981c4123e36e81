import ArgumentParser
import LianhuCore
import LianhuEngine
import LianhuStore

/// Plans a month of the household rule through the engine, as the tick does.
struct PlanMonth: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan", abstract: "Plan a month of one rule, or tell its window only.")

    @OptionGroup var options: StateOptions
    @Option(help: "The month, such as 2026-08.") var month: String
    @Flag(help: "Plan nothing: tell rule, period and window.") var window = false

    func run() async throws {
        let state = try BenchState(options)
        let now = state.noon(BenchState.adoption)
        guard let period = Period(key: month, scheme: .standard) else { throw BenchFailure("\(month) is no month") }
        let (rule, ref, policy) = try await state.engine.query(by: BenchState.caller, at: now) { lens in
            guard let (rule, ref) = lens.rules.planned.first(where: { $0.rule.id == BenchState.rule }) else {
                throw BenchFailure("the pack has no rule \(BenchState.rule)")
            }
            let planner = Planner(context: lens.rules.context(rule, ref, organisation: lens.organisation, on: lens.today), period: period)
            return (rule, ref, planner)
        }
        if window { return tell(policy, ref) }
        let (seconds, totals) = try await Meter.seconds {
            try await state.engine.plan(rule: rule, ref: ref, period: period, at: now, as: BenchState.caller)
        }
        try state.store.close()
        Meter.report([
            "rows": "\(totals.created)", "seconds": Meter.fixed(seconds, 3), "rate": Meter.fixed(Double(totals.created) / seconds, 0),
        ])
    }

    /// What the references need to write the same rows.
    private func tell(_ planner: Planner, _ ref: RuleRef) {
        let window = planner.nominalWindow
        let entry = planner.context.calendar.adding(planner.context.rule.entryGrace, to: window.closes).adding(days: 1)
        Meter.report([
            "rule": "\(ref.key)", "period": "\(planner.period.code)", "opens": "\(window.opens.day)", "due": "\(window.dueBefore.day)",
            "grace": "\(window.graceBefore.day)", "closes": "\(window.closesBefore.day)", "entry": "\(entry.day)",
        ])
    }
}
