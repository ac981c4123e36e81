import ArgumentParser
import LianhuCore
import LianhuEngine
import LianhuStore

/// Fills an empty state with a district, and adopts the rules, which plans the running month.
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Fill an empty state with a district; 0 households: only the rules.")

    @OptionGroup var options: StateOptions
    @Option(help: "Number of households.") var households = 10_000
    @Option(help: "Households of each worker.") var perWorker = 10

    func run() async throws {
        let state = try BenchState(options)
        let adoption = state.noon(BenchState.adoption)
        try await state.start(at: adoption)
        let district = District(households: households, perWorker: perWorker)
        let (seeding, _) = try await Meter.seconds { if households > 0 { try await fill(state, district) } }
        let texts = try BenchState.texts(in: options.rules)
        let (planning, report) = try await Meter.seconds {
            try await state.engine.adopt(packs: texts.packs, calendars: texts.calendars, by: BenchState.caller, at: adoption)
        }
        try state.store.close()
        Meter.report([
            "households": "\(households)", "workers": "\(district.workers)", "groups": "\(district.groups)",
            "first_group": "\(district.firstGroup)", "first_worker": "\(district.firstWorker)",
            "first_household": "\(district.firstHousehold)", "per_group": "\(District.perGroup)", "per_worker": "\(perWorker)",
            "planned": "\(report.planned.created)", "seed_seconds": Meter.fixed(seeding, 2),
            "seconds": Meter.fixed(planning, 3), "rate": Meter.fixed(Double(report.planned.created) / planning, 0),
        ])
    }

    private func fill(_ state: BenchState, _ district: District) async throws {
        try await append(district.unitChanges(), to: state)
        for range in Self.pieces(of: district.workers) { try await append(district.workerChanges(range), to: state) }
        for range in Self.pieces(of: households) { try await append(district.householdChanges(range), to: state) }
        for range in Self.pieces(of: households) { try await append(district.residentChanges(range), to: state) }
    }

    private func append(_ changes: Changes, to state: BenchState) async throws {
        try await state.store.write { transaction in try transaction.append(changes) }
    }

    private static func pieces(of count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: 20_000).map { $0..<min($0 + 20_000, count) }
    }
}
