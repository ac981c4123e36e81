import LianhuCore
import LianhuEngine

extension SQLiteReader {
    private static let columns =
        "c.key, c.kind, c.unit, c.from_day, c.through_day, c.population, c.seed, c.drawer, c.at, c.leaf"

    /// A check before its sample is read.
    private static func check(_ row: inout Columns) throws -> CheckRecord {
        let key = row.integer()
        let kind = row.integer()
        let unit = row.integer()
        let from = row.day()
        let through = row.day()
        let population = row.int()
        let seed = row.text()
        let drawer = row.integer()
        let at = row.instant()
        return CheckRecord(
            key: key, kind: kind, unit: unit, from: from, through: through, population: population, seed: seed, drawer: drawer, at: at,
            leaf: row.integer(), sample: [])
    }

    private static let byKey = KeyedSQL { "SELECT \(columns) FROM \($0) k CROSS JOIN check_draw c ON c.key = k.value ORDER BY c.key" }

    private static let samples = KeyedSQL {
        """
        SELECT s.check_key, s.evidence FROM \($0) k CROSS JOIN check_sample s ON s.check_key = k.value ORDER BY s.check_key, s.position
        """
    }

    func checks(_ keys: [CheckKey]) throws -> [CheckRecord] {
        try withSamples(try rows(of: Set(keys).sorted(), Self.byKey, Self.check))
    }

    func checks(_ filter: CheckFilter, after: CheckKey, limit: Int) throws -> [CheckRecord] {
        guard limit > 0 else { return [] }
        let query = try query(
            """
            SELECT \(Self.columns) FROM check_draw c WHERE c.key > ?1
              AND (?2 IS NULL OR c.unit IN (SELECT value FROM json_each(?2))) AND (?3 IS NULL OR c.kind = ?3)
              AND (?4 IS NULL OR c.through_day >= ?4) AND (?5 IS NULL OR c.from_day <= ?5)
            ORDER BY c.key LIMIT ?6
            """)
        var values = query.parameters()
        values.put(after)
        values.put(filter.units.map { "[" + $0.sorted().map(String.init).joined(separator: ",") + "]" })
        values.put(filter.kind)
        values.put(filter.days?.from)
        values.put(filter.days?.to)
        values.put(limit)
        return try withSamples(try query.all(Self.check))
    }

    private func withSamples(_ checks: [CheckRecord]) throws -> [CheckRecord] {
        let found = try rows(of: checks.map(\.key), Self.samples) { row in (check: row.integer(), evidence: row.integer()) }
        let byCheck = Dictionary(grouping: found, by: \.check)
        return checks.map { check in
            var check = check
            check.sample = byCheck[check.key]?.map(\.evidence) ?? []
            return check
        }
    }

    private static let callsByCheck = KeyedSQL {
        """
        SELECT l.check_key, l.evidence, l.number, l.answer, l.caller, l.at, l.matter, l.leaf
        FROM \($0) k CROSS JOIN check_call l ON l.check_key = k.value ORDER BY l.check_key, l.evidence, l.number
        """
    }

    func callBacks(of checks: [CheckKey]) throws -> [CallBack] {
        try rows(of: Set(checks).sorted(), Self.callsByCheck) { row in
            let check = row.integer()
            let contact = row.integer()
            let number = row.int()
            let word = row.text()
            guard let answer = CallAnswer(rawValue: word) else { throw StoreError.database(code: 0, message: "check_call.answer \(word)") }
            let caller = row.integer()
            let at = row.instant()
            let matter = row.optionalInteger()
            return CallBack(
                check: check, contact: contact, number: number, answer: answer, caller: caller, at: at, matter: matter,
                leaf: row.integer())
        }
    }

    func callBackTexts(of check: CheckKey) throws -> [CallBackText] {
        let query = try query("SELECT evidence, number, salt, value FROM check_text WHERE check_key = ? ORDER BY evidence, number")
        var values = query.parameters()
        values.put(check)
        return try query.all { row in
            let contact = row.integer()
            let number = row.int()
            let salt = row.bytes()
            return CallBackText(check: check, contact: contact, number: number, salt: salt, value: row.text())
        }
    }

    func nextCheckKey() throws -> CheckKey {
        (try query("SELECT max(key) FROM check_draw").first { $0.integer() } ?? 0) + 1
    }
}
