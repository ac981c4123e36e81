extension Period {
    /// The period of a key, or nil if the text is no key in the exact form that `key` writes, or names no period of the scheme.
    package init?(key: String, scheme: PeriodScheme) {
        if key.hasPrefix(Period.afterPrefix) {
            guard let day = CivilDate(String(key.dropFirst(Period.afterPrefix.count))) else { return nil }
            self = .after(day)
            return
        }
        let bytes = [UInt8](key.utf8)
        guard let date = Period.someDay(of: bytes, scheme: scheme) else { return nil }
        let period = scheme.period(date.kind, containing: date.day)
        // Whatever the reading let through (week 53 of a year with 52, a fortnight off the anchor) is refused by writing it again.
        guard period.key == key else { return nil }
        self = period
    }

    /// The kind that the key's form shows, and a day that its period would hold.
    private static func someDay(of bytes: [UInt8], scheme: PeriodScheme) -> (kind: PeriodKind, day: CivilDate)? {
        guard let year = Digits.read(bytes, at: 0, count: 4) else { return nil }
        if bytes.count == 4 { return shifted(.year, year: year, month: 1, scheme: scheme) }
        guard bytes.count > 5, bytes[4] == UInt8(ascii: "-") else { return nil }
        switch bytes[5] {
        case UInt8(ascii: "W"): return week(bytes, year: year)
        case UInt8(ascii: "Q"):
            guard bytes.count == 7, let number = Digits.read(bytes, at: 6, count: 1) else { return nil }
            return shifted(.quarter, year: year, month: number * 3 - 2, scheme: scheme)
        case UInt8(ascii: "H"):
            guard bytes.count == 7, let number = Digits.read(bytes, at: 6, count: 1) else { return nil }
            return shifted(.halfYear, year: year, month: number * 6 - 5, scheme: scheme)
        default: return dated(bytes, year: year, scheme: scheme)
        }
    }

    /// Keys that go on with a month: `2026-07`, `2026-07-x1`, `2026-07-h1`, `2026-07-01`, `2026-07-06/14d`.
    private static func dated(_ bytes: [UInt8], year: Int, scheme: PeriodScheme) -> (kind: PeriodKind, day: CivilDate)? {
        guard let month = Digits.read(bytes, at: 5, count: 2) else { return nil }
        switch bytes.count {
        case 7: return shifted(.month, year: year, month: month, scheme: scheme)
        case 10 where bytes[8] == UInt8(ascii: "x") || bytes[8] == UInt8(ascii: "h"):
            let kind: PeriodKind = bytes[8] == UInt8(ascii: "x") ? .xun : .halfMonth
            guard let part = Digits.read(bytes, at: 9, count: 1), part >= 1,
                let day = CivilDate(year: year, month: month, dayOfMonth: (part - 1) * (kind == .xun ? 10 : 15) + 1)
            else { return nil }
            return (kind, day)
        case 10: return CivilDate(bytes: bytes).map { (.day, $0) }
        case 14: return CivilDate(bytes: [UInt8](bytes[0..<10])).map { (.fortnight, $0) }
        default: return nil
        }
    }

    private static func week(_ bytes: [UInt8], year: Int) -> (kind: PeriodKind, day: CivilDate)? {
        // 4 January is always in week 1.
        guard bytes.count == 8, let number = Digits.read(bytes, at: 6, count: 2),
            let fourth = CivilDate(year: year, month: 1, dayOfMonth: 4)
        else { return nil }
        return (.week, fourth.adding(days: (number - 1) * 7))
    }

    /// The first day of the month of that name, as the scheme shifts it.
    private static func shifted(
        _ kind: PeriodKind, year: Int, month: Int, scheme: PeriodScheme
    ) -> (kind: PeriodKind, day: CivilDate)? {
        guard let named = CivilDate(year: year, month: month, dayOfMonth: scheme.monthStartDay) else { return nil }
        return (kind, named.addingMonths(-nameShift(startDay: scheme.monthStartDay)))
    }
}
