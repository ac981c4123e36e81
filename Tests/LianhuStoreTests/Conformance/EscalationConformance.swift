import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: escalation")
struct EscalationConformance {
    private static let items = [20, 21, 22].map { SampleTown.obligation($0).identity }

    private static func step(_ key: Int64, _ item: Int, _ step: Int, to recipient: EntityKey?, skip: Escalator.Skip? = nil, cycle: Int = 1)
        -> EscalationRecord
    {
        EscalationRecord(
            key: key, item: items[item], cycle: cycle, step: step, nominal: SampleTown.at(key), at: SampleTown.at(key + 60),
            unit: item == 2 ? 6 : 5, tone: Tone.allCases[step % Tone.allCases.count], recipient: recipient, skip: skip, revision: 3)
    }

    private static let steps = [
        step(1, 0, 1, to: 10), step(2, 1, 1, to: nil, skip: .catchUp), step(3, 1, 2, to: 12), step(4, 2, 1, to: 11),
        step(5, 2, 2, to: nil, skip: .noRecipient), step(6, 0, 2, to: 12), step(7, 2, 3, to: nil, skip: .tooLate),
    ]

    private func withSteps(_ kind: ConformingStore, _ body: @escaping @Sendable (any StoreReader) throws -> Void) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.escalations = Array(Self.steps[..<4])
            try await store.append(changes)
            changes.escalations = Array(Self.steps[4...])
            try await store.append(changes)
            try await store.read { try body($0) }
        }
    }

    @Test("S36 the highest step done with, fired or skipped, of each item that has one", arguments: ConformingStore.allCases)
    func handled(kind: ConformingStore) async throws {
        try await withSteps(kind) { (reader: any StoreReader) throws -> Void in
            let other = SampleTown.obligation(23).identity
            #expect(try reader.handledSteps(Self.items + [other]) == [Self.items[0]: 2, Self.items[1]: 2, Self.items[2]: 3])
            #expect(try reader.nextEscalationKey() == 8)
        }
    }

    @Test("S36 lists of steps agree with their filter, in key order by pages", arguments: ConformingStore.allCases)
    func lists(kind: ConformingStore) async throws {
        try await withSteps(kind) { (reader: any StoreReader) throws -> Void in
            for units in [nil, Set<EntityKey>([5]), []] {
                for recipient in [nil, EntityKey(12), 99] {
                    for item in [nil, Self.items[1]] {
                        for all in [false, true] {
                            let filter = EscalationFilter(units: units, recipient: recipient, item: item, includesSkipped: all)
                            var paged: [EscalationRecord] = []
                            while true {
                                let page = try reader.escalations(filter, after: paged.last?.key ?? 0, limit: 2)
                                guard !page.isEmpty, page.count <= 2 else { break }
                                paged += page
                            }
                            #expect(paged == Self.steps.filter(filter.holds(for:)), "\(filter)")
                        }
                    }
                }
            }
        }
    }

    @Test("S36 a step happens once per cycle, ever", arguments: ConformingStore.allCases)
    func once(kind: ConformingStore) async throws {
        try await kind.open { store in
            var first = Changes()
            first.escalations = [Self.step(1, 0, 1, to: 10)]
            try await store.append(first)
            var again = Changes()
            again.escalations = [Self.step(2, 1, 1, to: 10), Self.step(3, 0, 1, to: 11)]
            let twice = again
            await #expect(throws: (any Error).self) { try await store.append(twice) }
            #expect(try await store.read { try $0.nextEscalationKey() } == 2)
            again.escalations = [Self.step(2, 0, 1, to: 10, cycle: 2)]
            try await store.append(again)
            #expect(try await store.read { try $0.nextEscalationKey() } == 3)
        }
    }

    @Test("S39 acknowledgements of items, and items whose pause ended in given days", arguments: ConformingStore.allCases)
    func acknowledgements(kind: ConformingStore) async throws {
        let pauses = [(0, "2026-08-05"), (1, "2026-08-06"), (2, "2026-08-10"), (0, "2026-08-06")].enumerated().map { index, pause in
            AcknowledgementRecord(
                item: Self.items[pause.0], worker: 10 + Int64(index), until: SampleTown.day(pause.1), at: SampleTown.at(Int64(index)))
        }
        try await kind.open { store in
            for pause in pauses {
                var changes = Changes()
                changes.acknowledgements = [pause]
                try await store.append(changes)
            }
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.acknowledgements([Self.items[2], Self.items[0]]) == [pauses[0], pauses[3], pauses[2]])
                #expect(try reader.acknowledgements([]).isEmpty)
                func ending(_ after: String, _ through: String) throws -> [Identity] {
                    try reader.acknowledgementsEnding(after: SampleTown.day(after), through: SampleTown.day(through))
                }
                #expect(try ending("2026-08-05", "2026-08-06") == [Self.items[0], Self.items[1]])
                #expect(try ending("2026-08-06", "2026-08-09").isEmpty)
                #expect(try ending("2026-08-01", "2026-08-31") == Self.items)
            }
        }
    }

    @Test("S7 excuses of items in the order in which they came", arguments: ConformingStore.allCases)
    func excuses(kind: ConformingStore) async throws {
        let excuses = [(1, "unreachable"), (0, "in_hospital"), (1, "away")].enumerated().map { index, excuse in
            ExcuseRecord(item: Self.items[excuse.0], reason: excuse.1, approver: 12, at: SampleTown.at(Int64(index)))
        }
        try await kind.open { store in
            var changes = Changes()
            changes.excuses = excuses
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.excuses([Self.items[1], Self.items[0], Self.items[2]]) == [excuses[1], excuses[0], excuses[2]])
            }
        }
    }

    @Test("S41 S60 messages hold references in their order, and are listed by recipient", arguments: ConformingStore.allCases)
    func notifications(kind: ConformingStore) async throws {
        let messages = (1...5).map { (number: Int64) -> NotificationRecord in
            let recipient: EntityKey = number % 2 == 0 ? 10 : 12
            let items = number == 4 ? [] : [Self.items[2], Self.items[0]]
            return NotificationRecord(
                key: number, recipient: recipient, tone: .urge, digest: number == 3 ? .counts : .items, at: SampleTown.at(number),
                sendAfter: SampleTown.at(number + 600), items: items)
        }
        try await kind.open { store in
            var changes = Changes()
            changes.notifications = messages
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.notifications(recipient: nil, after: 0, limit: 9) == messages)
                #expect(try reader.notifications(recipient: nil, after: 2, limit: 2) == [messages[2], messages[3]])
                #expect(try reader.notifications(recipient: 12, after: 1, limit: 1) == [messages[2]])
                #expect(try reader.notifications(recipient: 99, after: 0, limit: 9).isEmpty)
                #expect(try reader.nextNotificationKey() == 6)
            }
        }
    }
}
