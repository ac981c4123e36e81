import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    /// Checks with their samples, call-backs and the words; nothing of them is ever changed.
    func appendChecks(_ changes: Changes) throws {
        try insert(
            changes.checks,
            """
            INSERT INTO check_draw (key, kind, unit, from_day, through_day, population, seed, drawer, at, leaf)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) { values, check in
            values.put(check.key)
            values.put(check.kind)
            values.put(check.unit)
            values.put(check.from)
            values.put(check.through)
            values.put(check.population)
            values.put(check.seed)
            values.put(check.drawer)
            values.put(check.at)
            values.put(check.leaf)
        }
        let sample = changes.checks.flatMap { check in
            check.sample.enumerated().map { (check: check.key, position: $0 + 1, evidence: $1) }
        }
        try insert(sample, "INSERT INTO check_sample (check_key, position, evidence) VALUES (?, ?, ?)") { values, row in
            values.put(row.check)
            values.put(row.position)
            values.put(row.evidence)
        }
        try insert(
            changes.callBacks,
            """
            INSERT INTO check_call (check_key, evidence, number, answer, caller, at, matter, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) { values, call in
            guard call.number == (try lastCall(of: call) ?? 0) + 1 else { throw StoreError.constraint("check_call.number") }
            values.put(call.check)
            values.put(call.contact)
            values.put(call.number)
            values.put(call.answer.rawValue)
            values.put(call.caller)
            values.put(call.at)
            values.put(call.matter)
            values.put(call.leaf)
        }
        try insert(
            changes.callBackTexts, "INSERT INTO check_text (check_key, evidence, number, salt, value) VALUES (?, ?, ?, ?, ?)"
        ) { values, text in
            values.put(text.check)
            values.put(text.contact)
            values.put(text.number)
            values.put(text.salt)
            values.put(text.value)
        }
    }

    /// Numbers of a contact's call-backs have no gaps.
    private func lastCall(of call: CallBack) throws -> Int? {
        let query = try query("SELECT max(number) FROM check_call WHERE check_key = ? AND evidence = ?")
        var values = query.parameters()
        values.put(call.check)
        values.put(call.contact)
        return try query.first { $0.optionalInteger().map { Int($0) } } ?? nil
    }
}
