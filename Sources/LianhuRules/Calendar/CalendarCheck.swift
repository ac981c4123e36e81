import LianhuCore

/// Refuses lines of a calendar that cannot all be meant, each at its place; the same laws as `WorkCalendar`, which stops at the first.
struct CalendarCheck {
    let covers: DateSpan
    let weekend: Set<Weekday>
    let coversPosition: Position
    let sink: DiagnosticSink

    func check(_ lines: [LocatedDay]) {
        var seen: [CivilDate: LocatedDay] = [:]
        for line in lines {
            guard covers.contains(line.day.from), covers.contains(line.day.to) else {
                sink.report(
                    .dayOutside, at: line.position, ["value": DateSpan(from: line.day.from, to: line.day.to).description])
                continue
            }
            var isFaulty = false
            for number in line.day.from.day...line.day.to.day {
                let date = CivilDate(day: number)
                if !isFaulty, let other = seen[date] {
                    collide(line, other, date)
                    isFaulty = true
                } else if !isFaulty, line.day.kind == .workday, !weekend.contains(date.weekday) {
                    sink.report(.dayNeedless, at: line.position, ["value": date.description])
                    isFaulty = true
                }
                seen[date] = seen[date] ?? line
            }
        }
        checkYears(lines)
    }

    private func collide(_ line: LocatedDay, _ other: LocatedDay, _ date: CivilDate) {
        var args = ["value": date.description, "line": "\(other.position.line)"]
        if line.day.kind != other.day.kind { args["other"] = other.day.kind.rawValue }
        sink.report(line.day.kind == other.day.kind ? .dayTwice : .dayContradiction, at: line.position, args)
    }

    /// A whole covered year without a holiday, where others have some: its notice is missing.
    private func checkYears(_ lines: [LocatedDay]) {
        var known: Set<Int> = []
        for line in lines where line.day.kind == .holiday { known.formUnion(line.day.from.year...line.day.to.year) }
        guard !known.isEmpty else { return }
        for year in covers.from.year...covers.to.year where !known.contains(year) {
            guard let first = CivilDate(year: year, month: 1, dayOfMonth: 1), let last = CivilDate(year: year, month: 12, dayOfMonth: 31),
                covers.contains(first), covers.contains(last)
            else { continue }
            sink.report(.yearGap, at: coversPosition, ["year": "\(year)"])
        }
    }
}
