import LianhuCore

/// What `rules check` says of a good pack: every rule in plain words with its next five due days.
package enum PackReport {
    /// The report, ending with a line break; `today` is the day from which due days are counted.
    package static func text(
        _ pack: RulePack, calendar: WorkCalendar, scheme: PeriodScheme = .standard, today: CivilDate, in language: Language
    ) -> String {
        var lines = [Catalogue.text("describe.pack", ["name": pack.name, "title": pack.title[language]], in: language)]
        let facts = [
            "count": "\(pack.rules.count)", "calendar": pack.calendar, "from": calendar.covers?.from.description ?? "—",
            "to": calendar.covers?.to.description ?? "—",
        ]
        lines.append("  " + Catalogue.text("describe.pack_facts", facts, in: language))
        lines.append(
            "  "
                + Catalogue.text(
                    "describe.row", ["label": Catalogue.text("describe.basis", in: language), "text": pack.basis], in: language))
        var note: String?
        for rule in pack.rules {
            lines.append("")
            lines.append(Catalogue.text("describe.pack", ["name": rule.id, "title": rule.title[language]], in: language))
            let description = RuleDescription(rule: rule, pack: pack, calendar: calendar, scheme: scheme)
            lines += description.lines(today: today, in: language).map { "  " + $0 }
            note = note ?? description.note(today: today, in: language)
        }
        for kind in pack.matters {
            lines.append("")
            lines.append(Catalogue.text("describe.pack", ["name": kind.id, "title": kind.title[language]], in: language))
            lines += MatterDescription(kind: kind, pack: pack).lines(in: language).map { "  " + $0 }
        }
        for kind in pack.campaigns {
            lines.append("")
            lines.append(Catalogue.text("describe.pack", ["name": kind.id, "title": kind.title[language]], in: language))
            lines += CampaignDescription(kind: kind, pack: pack).lines(in: language).map { "  " + $0 }
        }
        for kind in pack.checks {
            lines.append("")
            lines.append(Catalogue.text("describe.pack", ["name": kind.id, "title": kind.title[language]], in: language))
            lines += CheckDescription(kind: kind, pack: pack).lines(in: language).map { "  " + $0 }
        }
        if let note { lines += ["", note] }
        return lines.joined(separator: "\n") + "\n"
    }
}
