import Foundation
import GRDB
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuStore

@Suite("Older databases")
struct MigrationTests {
    @Test("S41 what an older database delivered and is not settled will be told the end of; the rest will not") func told() async throws {
        let folder = try TestFolder()
        let queue = try DatabaseQueue(path: folder.database)
        try Migrations.migrator.migrate(queue, upTo: "8")
        try await queue.write { db in
            try db.execute(sql: "INSERT INTO rule (key, id, adopted_on) VALUES (1, 'p.visit', 0), (2, 'p.street', 0)")
            // About 10 is open, 11 settled, 12 void, 13 excused; the matter 20 is open, 21 closed.
            for (about, settled, excused, void) in [(10, nil, 0, 0), (11, 7, 0, 0), (12, nil, 0, 1), (13, nil, 1, 0)]
                as [(Int, Int?, Int, Int)]
            {
                try db.execute(
                    sql: """
                        INSERT INTO obligation (about, rule, period, slot, unit, opens, due_before, grace_before, closes_before, entry_before,
                          settled_by, settled_on, settled_recorded_on, excused, void, backfilled)
                        VALUES (?, 1, 1, 1, 1, 1, 2, 2, 3, 4, ?, ?, ?, ?, ?, 0)
                        """, arguments: [about, settled, settled, settled, excused, void])
            }
            for (key, phase) in [(20, "open"), (21, "closed")] {
                try db.execute(
                    sql: """
                        INSERT INTO matter (key, kind, unit, about, source, finder, found_at, raised_at, phase, last_at)
                        VALUES (?, 2, 1, 1, 'other', 1, 0, 0, ?, 0)
                        """, arguments: [key, phase])
            }
            for (message, state) in [(1, "delivered"), (2, "pending"), (3, "dead"), (4, "leased")] {
                try db.execute(
                    sql: "INSERT INTO notification (key, recipient, tone, digest, at, send_after) VALUES (?, ?, 'urge', 'items', 0, 0)",
                    arguments: [message, 100 + message])
                for (position, item) in [(10, 1), (11, 1), (12, 1), (13, 1), (20, 2), (21, 2)].enumerated() {
                    try db.execute(
                        sql: "INSERT INTO notification_item (notification, position, about, rule, period, slot) VALUES (?, ?, ?, ?, 1, 1)",
                        arguments: [message, position, item.0, item.1])
                }
                try db.execute(sql: "UPDATE delivery SET state = ? WHERE notification = ?", arguments: [state, message])
            }
        }
        try queue.close()
        let store = try folder.open()
        let told = try await store.read { try $0.told([101, 102, 103, 104]) }
        #expect(told.map { "\($0.recipient) \($0.item.about) \($0.notification)" } == ["101 10 1", "101 20 1", "104 10 4", "104 20 4"])
        #expect(try await store.read { try $0.notifications([1]).map(\.items.count) } == [6])
        try store.close()
    }
}
