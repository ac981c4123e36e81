/// How things stand, whose they are, and what comes of it in figures (S6, S12, S20, S45).
extension Brute {
    /// The status of a row at a minute of a day, by the precedence of S6.
    func status(_ key: Key, _ row: Row, on day: Int, minute: Int = 0) -> String {
        if row.isVoid { return "void" }
        if let settled = row.settled { return settled.visit.day <= row.window.due ? "met" : "met_late" }
        if excused[key] != nil { return "excused" }
        // A shift is over two hours after its end (S49).
        if let hours = row.hours, day * 1440 + minute >= hours.upperBound { return "missed" }
        if let closes = row.window.closes, day > closes { return "missed" }
        if day > row.window.grace { return "overdue" }
        return day >= row.window.opens ? "open" : "upcoming"
    }

    // MARK: People

    /// Links that make the duty, of the seat where each seat owes its own.
    private func links(_ key: Key) -> [Link] {
        (subjects[key.subject]?.links ?? []).filter { isAsked($0) && (!world.rule.isPerLink || $0.seat == key.slot) }
    }

    private func leading(_ links: [Link], on day: Int) -> Link? {
        let held = links.filter { $0.holds(day) }.sorted { $0.seat < $1.seat }
        return held.first(where: \.isPrimary) ?? held.first
    }

    /// Who has it today; of whoever is away the substitute (S20).
    func holder(_ key: Key, on day: Int) -> String? {
        guard let link = leading(links(key), on: day) else { return nil }
        return substitute(of: link.worker, on: day) ?? link.worker
    }

    /// To whose score it goes; nil: to `handover` (S20).
    func scorer(_ key: Key, _ row: Row) -> String? {
        let (own, due) = (links(key), row.window.due)
        guard let link = leading(own, on: due) else { return nil }
        let substitute = substitute(of: link.worker, on: due)
        let holder = substitute ?? link.worker
        // Days on end, up to due, on which he had the seat.
        var since = due
        while since > 0,
            own.contains(where: { $0.seat == link.seat && $0.holds(since - 1) && acting(for: $0.worker, on: since - 1) == holder })
        {
            since -= 1
        }
        let seatSince = own.filter { $0.seat == link.seat }.map(\.from).min() ?? due
        let days = fault == .handover ? 3 : 10
        return due - since + 1 >= days || since <= row.window.opens || since <= seatSince ? holder : nil
    }

    private func acting(for worker: String, on day: Int) -> String { substitute(of: worker, on: day) ?? worker }

    // MARK: Figures

    struct Figures: Equatable, Sendable {
        var expected = 0
        var met = 0
        var metLate = 0
        var excused = 0
        var missed = 0
        var overdue = 0
        var notYetDue = 0
        var enteredInTime = 0

        var text: String {
            "met \(met) late \(metLate) excused \(excused) missed \(missed) overdue \(overdue) open \(notYetDue) entered \(enteredInTime) of "
                + "\(expected)"
        }
    }

    /// Sums over the rows that a report from `first` to `last` counts (S46), as a day sees them.
    func figures(from first: Int, to last: Int, on day: Int, where fits: (Key, Row) -> Bool) -> Figures {
        var sum = Figures()
        for (key, row) in rows where row.last >= first && row.last <= last && fits(key, row) {
            guard !row.isVoid, row.window.opens <= day else { continue }
            sum.expected += 1
            switch status(key, row, on: day, minute: 1439) {
            case "met": sum.met += 1
            case "met_late": sum.metLate += 1
            case "excused": sum.excused += 1
            case "missed": sum.missed += 1
            case "overdue": sum.overdue += 1
            default: sum.notYetDue += 1
            }
            if let settled = row.settled,
                row.window.closes.map({ settled.recorded <= almanac.plus(world.rule.entryGrace, after: $0) }) ?? true
            {
                sum.enteredInTime += 1
            }
        }
        return sum
    }
}
