import LianhuCore

/// Lays the lines of one calendar over another (S27): each day that a line names is as the line says, every other as below.
struct CalendarLayer {
    let base: WorkCalendar
    let sink: DiagnosticSink

    /// The lines of both together, or nil with a fault at every line that changes nothing or leaves the coverage below.
    func lines(_ own: [LocatedDay]) -> [CalendarDay]? {
        var owner: [CivilDate: LocatedDay] = [:]
        for line in own {
            guard let covers = base.covers, covers.contains(line.day.from), covers.contains(line.day.to) else {
                sink.report(.dayOutside, at: line.position, ["value": DateSpan(from: line.day.from, to: line.day.to).description])
                continue
            }
            guard dates(line.day).contains(where: { base.isWorkingDay($0) == (line.day.kind == .holiday) }) else {
                sink.report(
                    .layerNeedless, at: line.position,
                    ["value": DateSpan(from: line.day.from, to: line.day.to).description, "base": base.name])
                continue
            }
            for date in dates(line.day) {
                if let other = owner[date] {
                    let args = ["value": date.description, "line": "\(other.position.line)"]
                    let isSame = other.day.kind == line.day.kind
                    sink.report(
                        isSame ? .dayTwice : .dayContradiction, at: line.position,
                        isSame ? args : args.merging(["other": other.day.kind.rawValue]) { $1 })
                    break
                }
                owner[date] = line
            }
        }
        guard !sink.hasErrors else { return nil }
        let kept = base.days.flatMap { runs(of: $0) { owner[$0] == nil } }
        // A working day of the week needs no line: without the break below it is one.
        let added = own.flatMap { line in runs(of: line.day) { line.day.kind == .holiday || base.weekend.contains($0.weekday) } }
        return kept + added
    }

    private func dates(_ day: CalendarDay) -> [CivilDate] { (day.from.day...day.to.day).map { CivilDate(day: $0) } }

    /// The parts of a line whose days pass.
    private func runs(of day: CalendarDay, where passes: (CivilDate) -> Bool) -> [CalendarDay] {
        var found: [CalendarDay] = []
        for date in dates(day) where passes(date) {
            if let last = found.last, last.to.adding(days: 1) == date {
                found[found.count - 1].to = date
            } else {
                var part = day
                (part.from, part.to) = (date, date)
                found.append(part)
            }
        }
        return found
    }
}
