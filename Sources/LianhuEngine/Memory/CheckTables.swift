import LianhuCore

/// Checks, what was said when contacts were called back, and the words.
final class CheckTables {
    private let checks = Table<CheckRecord>()
    private let calls = Table<CheckCalls>()
    private let texts = Table<CheckTexts>()

    var undoLogs: [UndoLog] { [checks, calls, texts] }

    func put(_ changes: Changes) throws {
        for check in changes.checks {
            guard checks[check.key] == nil else { throw StoreError.constraint("check_draw.key") }
            guard Set(check.sample).count == check.sample.count else { throw StoreError.constraint("check_sample.evidence") }
            checks.put(check)
        }
        for call in changes.callBacks {
            guard let check = checks[call.check], check.sample.contains(call.contact) else {
                throw StoreError.constraint("check_call.evidence")
            }
            var row = calls[call.check] ?? CheckCalls(check: call.check, calls: [])
            guard call.number == row.calls.count(where: { $0.contact == call.contact }) + 1 else {
                throw StoreError.constraint("check_call.number")
            }
            row.calls.append(call)
            row.calls.sort { ($0.contact, $0.number) < ($1.contact, $1.number) }
            calls.put(row)
        }
        for text in changes.callBackTexts {
            var row = texts[text.check] ?? CheckTexts(check: text.check, texts: [])
            row.texts.append(text)
            row.texts.sort { ($0.contact, $0.number) < ($1.contact, $1.number) }
            texts.put(row)
        }
    }

    // MARK: Reading

    func rows(_ keys: [CheckKey]) -> [CheckRecord] { checks.rows(keys) }

    func rows(_ filter: CheckFilter, after: CheckKey, limit: Int) -> [CheckRecord] {
        Array(checks.rows[checks.position(after: after)...].lazy.filter(filter.holds).prefix(max(0, limit)))
    }

    func calls(of keys: [CheckKey]) -> [CallBack] { calls.rows(keys).flatMap(\.calls) }

    func texts(of key: CheckKey) -> [CallBackText] { texts[key]?.texts ?? [] }

    var nextKey: CheckKey { (checks.rows.last?.key ?? 0) + 1 }
}

/// The call-backs of one check, by contact and number.
struct CheckCalls: Keyed {
    var check: CheckKey
    var calls: [CallBack]
    var rowKey: CheckKey { check }
}

/// The words of one check's call-backs, by contact and number.
struct CheckTexts: Keyed {
    var check: CheckKey
    var texts: [CallBackText]
    var rowKey: CheckKey { check }
}

extension CheckRecord: Keyed { var rowKey: CheckKey { key } }

extension MemoryTransaction {
    func checks(_ keys: [CheckKey]) -> [CheckRecord] { state.checks.rows(keys) }
    func checks(_ filter: CheckFilter, after: CheckKey, limit: Int) -> [CheckRecord] {
        state.checks.rows(filter, after: after, limit: limit)
    }
    func callBacks(of checks: [CheckKey]) -> [CallBack] { state.checks.calls(of: checks) }
    func callBackTexts(of check: CheckKey) -> [CallBackText] { state.checks.texts(of: check) }
    func nextCheckKey() -> CheckKey { state.checks.nextKey }
}
