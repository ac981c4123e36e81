import LianhuCore
import LianhuEngine
import Testing

extension Town {
    /// Makes a dated change.
    @discardableResult
    func change(_ change: any RegistryChange, on day: String, by caller: Caller = daemon) async throws -> ChangeReceipt {
        try await engine.change(change, by: caller, at: at(day))
    }

    /// `H-1~1 W-2 pairing primary 2026-01-01 – 2026-07-15` of every link of a subject, in the order of their keys; the last day is exclusive.
    func links(of subject: String) async throws -> [String] {
        try await engine.store.read { reader in
            guard let key = try reader.entities(ids: [subject])[subject]?.key, let facts = try reader.subjectFacts([key]).first else {
                return []
            }
            let workers = try reader.entities(keys: facts.links.map(\.worker))
            return facts.links.map { link in
                let seat = link.isPrimary ? "primary" : "backup"
                let until = link.tenure.until?.description ?? ""
                return "\(subject)~\(link.seat) \(workers[link.worker]?.id ?? "?") \(link.kind) \(seat) \(link.tenure.from) – \(until)"
            }
        }
    }

    /// `H-1 W-1` by subject and holder of what is owed in a period.
    func holders(_ period: String, on day: String, rule: String = "p.visit") async throws -> [String] {
        try await views(on: day, rule: rule).filter { $0.period == period }.map { "\($0.about.id) \($0.holder?.id ?? "-")" }
    }

    /// A change is refused with a code that is known and the pointer to the member, and leaves nothing behind.
    func expectRefusal(
        of change: any RegistryChange, _ code: String, _ pointer: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let (rows, leaves) = (try await dump(), try self.leaves().count)
        do {
            try await self.change(change, on: "2026-07-10 10:00")
            Issue.record("it was taken", sourceLocation: sourceLocation)
        } catch let problem as CommandProblem {
            #expect(problem.code == code && problem.items.map(\.pointer) == [pointer], sourceLocation: sourceLocation)
            #expect(Catalogue.knows(code), sourceLocation: sourceLocation)
        }
        #expect(StateDump.difference(rows, try await dump()) == nil, sourceLocation: sourceLocation)
        #expect(try self.leaves().count == leaves, sourceLocation: sourceLocation)
    }
}
