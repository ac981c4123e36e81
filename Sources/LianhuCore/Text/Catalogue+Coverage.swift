extension Catalogue {
    /// What sessions covered, and whom they did not.
    static let coveragePhrases: [Phrase] = [
        Phrase("unknown.kind", en: "No rule pack declares the kind {value}; known: {known}.", zh: "没有规则包声明种类“{value}”；已知：{known}。"),
        Phrase(
            "cli.coverage", en: "{sessions} sessions ({activity}) covered {covered} of {all} ({kind}) of {unit}, {from} – {through}.",
            zh: "{unit} {from} – {through} 开展{activity} {sessions} 场，覆盖{kind} {covered}/{all} 个。"),
        Phrase("cli.not_covered", en: "Not covered", zh: "未覆盖"),
        Phrase("column.activity", en: "activity", zh: "活动"),
        Phrase("column.attendance", en: "present", zh: "参加人次"),
        Phrase("column.covered_of", en: "covered/all", zh: "覆盖/总数"),
        Phrase("column.covered_percent", en: "covered %", zh: "覆盖率"),
        Phrase("help.coverage", en: "Coverage: whom an activity reached.", zh: "覆盖情况：活动覆盖了哪些单位或对象。"),
        Phrase("help.coverage.show", en: "Show how many of a kind an activity covered, and whom it did not.", zh: "查看某类活动的覆盖数及未覆盖者。"),
        Phrase("option.coverage_kind", en: "A kind of unit or subject: grid, compound …", zh: "单位或对象的种类：grid、compound 等。"),
        Phrase("option.reference", en: "Where it stands written, such as the number of the minutes.", zh: "记录所在，如会议纪要编号。"),
        Phrase(
            "option.covers", en: "Units or compounds that it covered besides, with commas; may be repeated.", zh: "另外覆盖的单位或小区，用逗号分隔，可重复。"),
        Phrase("scenario.coverage", en: "coverage {period} {what}", zh: "覆盖 {period} {what}"),
    ]
}
