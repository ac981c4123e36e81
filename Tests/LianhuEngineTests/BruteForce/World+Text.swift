/// What a world looks like to the product, and to whoever reads why it failed.
extension World {
    // MARK: The rule

    func packText(_ almanac: Almanac) -> String {
        let head = """
            pack: p
            title: {zh: 测试, en: Test}
            basis: a test
            calendar: cn
            unit_kinds:
              town: {zh: 镇, en: town}
              village: {zh: 村, en: village}
              group: {zh: 作业组, en: group}
            subject_kinds:
              household: {zh: 农户, en: household}
            link_kinds:
              pairing: {zh: 结对, en: pairing}
            roles:
              cadre: {zh: 村干部, en: cadres}
              member: {zh: 党员, en: party members}
            methods:
              home_visit: {zh: 入户走访, en: home visit}
              phone: {zh: 电话, en: telephone}
            tiers: [red, orange, blue]
            tags:
              alone: {zh: 独居, en: lives alone}
            activities:
              meeting: {zh: 会议, en: meeting}
            rules:
              - id: visit
                title: {zh: 走访, en: Visit}
                basis: own choice
                duty: contact

            """
        // Its entry grace keeps every month open, so that late entries always count (S12, S46).
        let keeper = """
              - id: keeper
                title: {zh: 会议, en: Meeting}
                basis: own choice
                duty: activity
                who: {unit: village}
                activity: meeting
                cadence: {per: month}
                effective_from: 2025-12-01
                closes: +28d
                entry_grace: 900d

            """
        return head + rule.lines(almanac).map { "    \($0)\n" }.joined() + (closes ? "" : keeper)
    }

    func calendarText(_ almanac: Almanac) -> String {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        var lines = [
            "version: 1", "region: CN", "timezone: Asia/Shanghai", "covers: {from: 2026-01-01, to: 2027-12-31}",
            "weekend: [\(weekend.sorted().map { names[$0] }.joined(separator: ", "))]", "days:",
            "  - {kind: holiday, from: 2027-12-25, to: 2027-12-25, zh: 假, en: holiday, notice: 2027}",
        ]
        for span in holidays {
            let days = "from: \(almanac.name(span.lowerBound)), to: \(almanac.name(span.upperBound))"
            lines.append("  - {kind: holiday, \(days), zh: 假, en: holiday, notice: 2026}")
        }
        for day in workdays { lines.append("  - {kind: workday, date: \(almanac.name(day)), zh: 班, en: work, notice: 2026}") }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: The roster

    func sheets(_ almanac: Almanac) -> [String: String] {
        let first = almanac.name(almanac.day(2026, 1, 1))
        // Somebody stays and somebody goes.
        let people = subjects.flatMap { ["R\($0.id.dropFirst())a,\($0.id),a,yes", "R\($0.id.dropFirst())b,\($0.id),b,no"] }
        return [
            "residents.csv": (["id,household,name,head"] + people).joined(separator: "\n"),
            "units.csv": "id,kind,name,parent\nU-T,town,河镇,\nU-A,village,东村,U-T\nU-B,village,西村,U-T\n"
                + Self.groups.sorted { $0.key < $1.key }.map { "\($0.key),group,\($0.key)n,\($0.value)" }.joined(separator: "\n"),
            "workers.csv": (["id,name,roles,unit"] + workers.map { "\($0.id),\($0.id)n,\($0.role),U-T" } + ["W-9,W-9n,cadre,U-T"])
                .joined(separator: "\n"),
            "posts.csv": "unit,post,worker,from\nU-T,head,W-9,\(first)",
            "subjects.csv":
                (["id,kind,name,unit,from"]
                + subjects.map { "\($0.id),household,\($0.id)n,\($0.unit),\(almanac.name($0.from))" }).joined(separator: "\n"),
            "links.csv":
                (["subject,worker,kind,seat,from"]
                + links.map { "\($0.subject),\($0.worker),pairing,\($0.isPrimary ? "primary" : "backup"),\(almanac.name($0.from))" })
                .joined(separator: "\n"),
        ]
    }

    // MARK: Reading

    /// The world as a person reads it.
    var text: String {
        let almanac = almanac
        var lines = ["seed \(seed): rules from \(almanac.name(adopted)), roster from \(almanac.name(start)), to \(almanac.name(end))"]
        if closes { lines.append("  months close") }
        if let governs { lines.append("  governs \(governs)") }
        lines += rule.lines(almanac).map { "  " + $0 }
        let free = holidays.map { "\(almanac.name($0.lowerBound))…\(almanac.name($0.upperBound))" }
        lines.append("  free \(weekend.sorted()) \(free) worked \(workdays.map(almanac.name)), silent \(silent.sorted().map(almanac.name))")
        lines += workers.map { "  \($0.id) \($0.role)" }
        lines += subjects.map { "  \($0.id) in \($0.unit) from \(almanac.name($0.from))" }
        lines += links.map { "  \($0.subject) linked to \($0.worker) \($0.isPrimary ? "primary" : "backup") from \(almanac.name($0.from))" }
        lines += facts.map { "  " + $0.text(almanac) }
        return lines.joined(separator: "\n")
    }
}

extension World.Rule {
    /// The rule's own lines in a pack.
    func lines(_ almanac: Almanac) -> [String] {
        var lines = [
            "who: {roles: [\(roles.isEmpty ? "cadre, member" : roles.joined(separator: ", "))]}",
            "whom: {kind: household, per: \(isPerLink ? "link" : "subject")\(choosesByTag ? ", tag: alone" : "")}",
            "accept: {methods: [home_visit\(acceptsPhone ? ", phone" : "")], directions: [outbound\(acceptsInbound ? ", inbound" : "")]}",
        ]
        switch cadence {
        case .per(let quota): lines.append("cadence: {\(quota.text)}")
        case .tiers(let tiers):
            lines.append("tiers:")
            lines += tiers.map { "  \($0.name): {\($0.quota.text)}" }
        case .every(let days, let lead, let isSchedule):
            lines.append("cadence: {every: \(days)d, lead: \(lead)d\(isSchedule ? ", anchor: schedule" : "")}")
        case .on(let occasion, let before, let after):
            lines.append("cadence: {on: \(occasion.text(almanac)), before: \(before)d, after: \(after)d}")
        case .refill(let lead, let safety): lines.append("cadence: {refill: {lead: \(lead)d, safety: \(safety)d}}")
        }
        if shift != .none { lines.append("shift: \(shift.rawValue)") }
        if let grace { lines.append("grace: \(grace.text)") }
        switch closes {
        case .standard: break
        case .due: lines.append("closes: due")
        case .after(let span): lines.append("closes: +\(span.text)")
        }
        lines.append("entry_grace: \(entryGrace.text)")
        if isPeriodic { lines.append("first_period: \(exposed == 100 ? "full" : "exposed \(exposed)%")") }
        switch effective {
        case .adoption: break
        case .thisPeriod: lines.append("effective_from: this_period")
        case .day(let day): lines.append("effective_from: \(almanac.name(day))")
        }
        return lines
    }

    private var isPeriodic: Bool {
        switch cadence {
        case .every, .refill: false
        default: true
        }
    }
}

extension World.Quota {
    var text: String {
        guard shifts.isEmpty else {
            func clock(_ minute: Int) -> String { Almanac.two(minute % 1440 / 60) + ":" + Almanac.two(minute % 60) }
            return "per: day, shifts: [" + shifts.map { "'\(clock($0.start))-\(clock($0.end))'" }.joined(separator: ", ") + "]"
        }
        var text = "per: \(period.rawValue), at_least: \(atLeast)"
        if minGap > 1 { text += ", min_gap: \(minGap)d" }
        if isEven { text += ", pace: even" }
        if monthStart > 1 { text += ", month_start_day: \(monthStart)" }
        return text
    }
}

extension World.Occasion {
    func text(_ almanac: Almanac) -> String {
        switch self {
        case .monthDay(let day): return "{rrule: 'FREQ=MONTHLY;BYMONTHDAY=\(day)', from: 2026-01-01}"
        case .weekday(let day, let everyOther):
            let name = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day]
            return "{rrule: 'FREQ=WEEKLY;BYDAY=\(name)\(everyOther ? ";INTERVAL=2" : "")', from: 2026-01-01}"
        case .everyDays(let days): return "{rrule: 'FREQ=DAILY;INTERVAL=\(days)', from: 2026-01-01}"
        case .dates(let days): return "{dates: [\(days.map(almanac.name).joined(separator: ", "))]}"
        case .workingDay(let number, let isFromEnd, let period):
            let word = period.rawValue
            if isFromEnd { return number == 0 ? "last working day of \(word)" : "\(number) working days before the end of \(word)" }
            return "\(number)\(number == 1 ? "st" : number == 2 ? "nd" : number == 3 ? "rd" : "th") working day of \(word)"
        case .festival(let name, _, _): return "{festival: \(name)}"
        }
    }
}

extension World.Fact {
    func text(_ almanac: Almanac) -> String {
        let time = "\(almanac.name(day)) \(Almanac.two(minute / 60)):\(Almanac.two(minute % 60)) "
        func span(_ from: Int, _ until: Int?) -> String { "from \(almanac.name(from)) until \(until.map(almanac.name) ?? "…")" }
        switch what {
        case .visit(let visit): return time + visit.text(almanac)
        case .void(let id): return time + "void \(id)"
        case .correct(let id, let visit): return time + "correct \(id) by " + visit.text(almanac)
        case .startLink(let subject, let worker, let isBackup, let from, let until):
            return time + "link \(subject) \(worker) \(isBackup ? "backup" : "primary") \(span(from, until))"
        case .endLink(let subject, let worker, let on): return time + "end link \(subject) \(worker) on \(almanac.name(on))"
        case .handOver(let subject, let to, let on): return time + "hand over \(subject) to \(to) on \(almanac.name(on))"
        case .absent(let worker, let from, let until, let substitute):
            return time + "absent \(worker) \(span(from, until)) substitute \(substitute ?? "–")"
        case .suspend(let subject, let from, let until): return time + "suspend \(subject) \(span(from, until))"
        case .resume(let subject, let on): return time + "resume \(subject) on \(almanac.name(on))"
        case .leave(let subject, let on): return time + "leave \(subject) on \(almanac.name(on))"
        case .move(let subject, let to, let on): return time + "move \(subject) to \(to) on \(almanac.name(on))"
        case .tier(let subject, let tier, let from): return time + "tier \(subject) \(tier ?? "–") from \(almanac.name(from))"
        case .reparent(let unit, let to, let on): return time + "put \(unit) below \(to) on \(almanac.name(on))"
        case .tag(let subject, let from, let until): return time + "tag \(subject) \(span(from, until))"
        case .untag(let subject, let on): return time + "untag \(subject) on \(almanac.name(on))"
        case .split(let subject, let id, let on): return time + "split \(id) from \(subject) on \(almanac.name(on))"
        case .merge(let subject, let into): return time + "merge \(subject) into \(into)"
        case .amend(let number): return time + "amend number \(number)"
        case .excuse(let number): return time + "excuse number \(number)"
        }
    }
}

extension World.Visit {
    func text(_ almanac: Almanac) -> String {
        let kind = isAttempt ? "attempt" : method
        return "\(kind) \(id) \(subject) by \(workers.joined(separator: "+"))\(isInbound ? " inbound" : "") on \(almanac.name(day)) "
            + "\(Almanac.two(minute / 60)):\(Almanac.two(minute % 60))" + (supply.map { " supply \($0)d" } ?? "")
    }
}
