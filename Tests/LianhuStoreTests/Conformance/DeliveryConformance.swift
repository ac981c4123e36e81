import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: delivery")
struct DeliveryConformance {
    private static func message(_ key: Int64) -> NotificationRecord {
        NotificationRecord(
            key: key, recipient: key % 2 == 0 ? 10 : 12, tone: .urge, digest: .items, at: SampleTown.at(key),
            sendAfter: SampleTown.at(1_000 - 10 * key), items: [SampleTown.obligation(20).identity])
    }

    private static let touched: [DeliveryRecord] = [
        DeliveryRecord(notification: 2, state: .leased, channel: "mail", attempts: 1, due: SampleTown.at(500), error: "timed_out"),
        DeliveryRecord(
            notification: 3, state: .delivered, channel: "mail", attempts: 2, due: SampleTown.at(400), deliveredAt: SampleTown.at(450)),
        DeliveryRecord(notification: 4, state: .pending, channel: "mail", attempts: 0, due: SampleTown.at(300)),
        DeliveryRecord(notification: 5, state: .dead, channel: "robot", attempts: 16, due: SampleTown.at(300), error: "gone"),
    ]

    private func withMessages(_ kind: ConformingStore, _ body: @escaping @Sendable (any StoreReader) throws -> Void) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.notifications = (1...6).map(Self.message)
            try await store.append(changes)
            var more = Changes()
            more.deliveries = Self.touched
            try await store.append(more)
            try await store.read { try body($0) }
        }
    }

    @Test("a new message waits for its sending hours, and what is told of it replaces that", arguments: ConformingStore.allCases)
    func states(kind: ConformingStore) async throws {
        try await withMessages(kind) { (reader: any StoreReader) throws -> Void in
            let fresh = [1, 6].map { DeliveryRecord(notification: $0, due: SampleTown.at(1_000 - 10 * $0)) }
            #expect(try reader.deliveries([1, 6, 77]) == fresh)
            #expect(try reader.deliveries([5, 2, 2]) == [Self.touched[0], Self.touched[3]])
            #expect(try reader.notifications([4, 1, 99]) == [Self.message(1), Self.message(4)])
        }
    }

    @Test(
        "what is due comes by channel, the longest due first; what is with a courier too, once its time is over",
        arguments: ConformingStore.allCases)
    func due(kind: ConformingStore) async throws {
        try await withMessages(kind) { (reader: any StoreReader) throws -> Void in
            func keys(_ channel: String?, _ second: Int64, _ limit: Int = 9) throws -> [Int64] {
                try reader.dueDeliveries(channel: channel, at: SampleTown.at(second), limit: limit).map(\.notification)
            }
            #expect(try keys("mail", 299) == [])
            #expect(try keys("mail", 300) == [4])
            #expect(try keys("mail", 500) == [4, 2])
            #expect(try keys("mail", 500, 1) == [4])
            #expect(try keys("robot", 9_999) == [])
            #expect(try keys(nil, 9_999) == [6, 1])
        }
    }

    @Test("lists of deliveries agree with their filter, by pages", arguments: ConformingStore.allCases)
    func lists(kind: ConformingStore) async throws {
        try await withMessages(kind) { (reader: any StoreReader) throws -> Void in
            let all = try reader.deliveries(DeliveryFilter(), after: 0, limit: 99)
            #expect(all.map(\.notification) == Array(1...6))
            for states in [nil, [.pending], [.pending, .dead], []] as [Set<DeliveryRecord.State>?] {
                for channel in [nil, "mail", "none"] {
                    let filter = DeliveryFilter(states: states, channel: channel)
                    var paged: [DeliveryRecord] = []
                    while let last = try reader.deliveries(filter, after: paged.last?.notification ?? 0, limit: 1).first {
                        paged.append(last)
                    }
                    #expect(paged == all.filter(filter.holds(for:)), "\(filter)")
                }
            }
        }
    }

    @Test("a delivery of no message is refused, and nothing of that commit stays", arguments: ConformingStore.allCases)
    func unknown(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.notifications = [Self.message(1)]
            changes.deliveries = [DeliveryRecord(notification: 8, due: SampleTown.at(1))]
            let refused = changes
            await #expect(throws: StoreError.constraint("delivery.notification")) { try await store.append(refused) }
            let isEmpty = try await store.read { try $0.notifications([1]).isEmpty && $0.deliveries([1, 8]).isEmpty }
            #expect(isEmpty)
        }
    }

    @Test("the ways of a member are replaced together, in their order", arguments: ConformingStore.allCases)
    func channels(kind: ConformingStore) async throws {
        let group = MemberChannels.Way(channel: "paste", kind: "village", name: "群", owner: 10, subject: 20)
        let mail = MemberChannels.Way(channel: "mail", address: "a@example.org")
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.channels = [MemberChannels(member: 3, ways: [group, mail]), MemberChannels(member: 10, ways: [mail])]
            try await store.append(changes)
            changes.channels = [MemberChannels(member: 3, ways: [mail]), MemberChannels(member: 10, ways: [])]
            let before = try await store.read { try $0.channels(of: [10, 3, 4]) }
            #expect(before == [MemberChannels(member: 3, ways: [group, mail]), MemberChannels(member: 10, ways: [mail])])
            try await store.append(changes)
            let after = try await store.read { try $0.channels(of: [10, 3, 4]) }
            #expect(after == [MemberChannels(member: 3, ways: [mail])])
        }
    }

    @Test(
        "S41 who was told of what is kept once, goes when the end is told, and comes back with what is rolled back",
        arguments: ConformingStore.allCases)
    func told(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.notifications = (1...4).map(Self.message)
            changes.notifications[3].cleared = [SampleTown.obligation(21).identity]
            try await store.append(changes)
            let (first, second) = (SampleTown.obligation(20).identity, SampleTown.obligation(21).identity)
            let rows = [
                ToldRecord(recipient: 10, item: first, notification: 2), ToldRecord(recipient: 10, item: second, notification: 2),
                ToldRecord(recipient: 10, item: second, notification: 4), ToldRecord(recipient: 12, item: first, notification: 1),
            ]
            var told = Changes()
            told.told = rows.reversed() + rows
            try await store.append(told)
            var over = Changes()
            over.untold = [rows[1], rows[3]]
            try await store.write { [over] (tx: any StoreTransaction) throws -> Void in
                #expect(try tx.told([12, 10, 11]) == rows)
                struct Stop: Error {}
                try? tx.savepoint { () throws -> Void in
                    try tx.append(over)
                    #expect(try tx.told([10, 12]) == [rows[0], rows[2]])
                    throw Stop()
                }
                #expect(try tx.told([10, 12]) == rows)
                try tx.append(over)
            }
            try await store.read { (reader: any StoreReader) throws -> Void in
                #expect(try reader.told([10, 12]) == [rows[0], rows[2]])
                #expect(try reader.notifications([4]).map(\.cleared) == [[second]])
                #expect(try reader.notifications([4]).map(\.items) == [[first]])
                #expect(try reader.deliveryCounts(.pending) == [10: 2, 12: 2] && reader.deliveryCounts(.dead).isEmpty)
            }
        }
    }
}
