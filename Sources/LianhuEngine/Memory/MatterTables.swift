import LianhuCore

/// Matters with their events and texts.
final class MatterTables {
    private let matters = Table<MatterRecord>()
    private let events = Table<MatterEvents>()
    private let texts = Table<MatterTexts>()

    var undoLogs: [UndoLog] { [matters, events, texts] }

    func put(_ changes: Changes) throws {
        for matter in changes.matters { matters.put(matter) }
        for event in changes.matterEvents {
            var row = events[event.matter] ?? MatterEvents(matter: event.matter, events: [])
            guard event.number == row.events.count + 1 else { throw StoreError.constraint("matter_event.number") }
            row.events.append(event)
            events.put(row)
        }
        for text in changes.matterTexts {
            var row = texts[text.matter] ?? MatterTexts(matter: text.matter, texts: [])
            row.texts.append(text)
            row.texts.sort { ($0.number, $0.field) < ($1.number, $1.field) }
            texts.put(row)
        }
    }

    // MARK: Reading

    func rows(_ keys: [MatterKey]) -> [MatterRecord] { matters.rows(keys) }

    func rows(_ filter: MatterFilter, after: MatterKey, limit: Int) -> [MatterRecord] {
        Array(matters.rows[matters.position(after: after)...].lazy.filter(filter.holds).prefix(max(0, limit)))
    }

    func events(of keys: [MatterKey]) -> [MatterEvent] { events.rows(keys).flatMap(\.events) }

    func texts(of key: MatterKey) -> [MatterText] { texts[key]?.texts ?? [] }

    var nextKey: MatterKey { (matters.rows.last?.key ?? 0) + 1 }

    var nextWake: Instant? { matters.rows.compactMap(\.wakeAt).min() }

    var asleep: Int { matters.rows.count { $0.wakeAt == nil && [.open, .shelved].contains($0.state.phase) } }
}

/// The events of one matter, in order.
struct MatterEvents: Keyed {
    var matter: MatterKey
    var events: [MatterEvent]
    var rowKey: MatterKey { matter }
}

/// The texts of one matter, by event and field.
struct MatterTexts: Keyed {
    var matter: MatterKey
    var texts: [MatterText]
    var rowKey: MatterKey { matter }
}

extension MatterRecord: Keyed { var rowKey: MatterKey { key } }

extension MemoryTransaction {
    func matters(_ keys: [MatterKey]) -> [MatterRecord] { state.matters.rows(keys) }
    func matters(_ filter: MatterFilter, after: MatterKey, limit: Int) -> [MatterRecord] {
        state.matters.rows(filter, after: after, limit: limit)
    }
    func matterEvents(of matters: [MatterKey]) -> [MatterEvent] { state.matters.events(of: matters) }
    func matterTexts(of matters: [MatterKey]) -> [MatterText] { Set(matters).sorted().flatMap(state.matters.texts(of:)) }
    func nextMatterKey() -> MatterKey { state.matters.nextKey }
    func nextMatterWake() -> Instant? { state.matters.nextWake }
    func mattersAsleep() -> Int { state.matters.asleep }
}
