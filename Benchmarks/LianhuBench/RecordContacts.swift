import ArgumentParser
import LianhuCore
import LianhuEngine
import LianhuStore

/// Records contacts in process, each acknowledged durable before the next of its task.
struct RecordContacts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "record", abstract: "Record contacts in process.")

    @OptionGroup var options: StateOptions
    @Option(help: "The day on which everything happens.") var today: String
    @Option(help: "Tasks that record at the same time.") var tasks = 1
    @Option(help: "Seconds.") var seconds = 2.0
    @Option(help: "Seconds before that, which do not count: caches fill.") var warmUp = 1.0
    @Option(help: "Number of the first contact.") var sequence = 0
    @Option(help: "Number of households.") var households: Int
    @Option(help: "Households of each worker.") var perWorker = 10

    func run() async throws {
        let state = try BenchState(options)
        let now = try state.noon(today)
        // The first of a start compiles the rules and loads the units.
        _ = try await state.engine.record(draft(sequence, at: now), by: BenchState.caller, at: now)
        let warm = try await work(state, from: sequence + 1, at: now, for: warmUp)
        let before = try await state.store.read { reader in try reader.logSize() }
        let progress = state.store.progress
        // Tasks record in turn, each as fast as it is answered: no number is more than twice what all of them record.
        let first = sequence + 1 + 2 * (warm.records + tasks)
        let (elapsed, counts) = try await Meter.seconds { try await work(state, from: first, at: now, for: seconds) }
        let steps = Int(state.store.progress - progress)
        let bytes = try await state.store.read { reader in
            let leaves = try reader.leaves(from: before, limit: 1_000)
            return leaves.isEmpty ? 0 : leaves.reduce(0) { $0 + $1.body.count } / leaves.count
        }
        try state.store.close()
        // The writer counts each piece of work, each append and each commit.
        let commits = max(1, steps - 2 * counts.records)
        Meter.report([
            "records": "\(counts.records)", "next": "\(first + 2 * (counts.records + tasks))", "seconds": Meter.fixed(elapsed, 3),
            "rate": Meter.fixed(Double(counts.records) / elapsed, 0),
            "batch": Meter.fixed(Double(counts.records) / Double(commits), 1), "leaf_bytes": "\(bytes)", "settled": "\(counts.settled)",
        ])
    }

    private func work(
        _ state: BenchState, from first: Int, at now: Instant, for seconds: Double
    ) async throws -> (records: Int, settled: Int) {
        let end = ContinuousClock.now + Duration.milliseconds(Int(seconds * 1000))
        return try await withThrowingTaskGroup(of: (records: Int, settled: Int).self) { group in
            for task in 0..<tasks {
                group.addTask { try await record(state, from: first + task, at: now, until: end) }
            }
            return try await group.reduce((records: 0, settled: 0)) { ($0.records + $1.records, $0.settled + $1.settled) }
        }
    }

    private func record(
        _ state: BenchState, from first: Int, at now: Instant, until end: ContinuousClock.Instant
    ) async throws -> (records: Int, settled: Int) {
        var number = first
        var counts = (records: 0, settled: 0)
        while ContinuousClock.now < end {
            let receipt = try await state.engine.record(draft(number, at: now), by: BenchState.caller, at: now)
            counts.records += 1
            counts.settled += receipt.settled.count
            number += tasks
        }
        return counts
    }

    private func draft(_ number: Int, at now: Instant) -> EvidenceDraft {
        let household = number * 7919 % households
        return EvidenceDraft(
            kind: .contact, id: "bench-in-process-\(number)", about: District.id("H", household),
            worker: District.id("W", household / perWorker), method: "phone", occurredAt: now.adding(hours: -1), personsMet: 2,
            summary: "老人身体好，低保金已到账。")
    }
}
