extension Catalogue {
    /// The diary of a unit (民情日志).
    static let diaryPhrases: [Phrase] = [
        Phrase(
            "diary.days", en: "{from} – {value} is no range of at most {limit} days.", zh: "{from} – {value} 不是不超过 {limit} 天的时段。"),
        Phrase("diary.days.remedy", en: "Name at most {limit} days, the first one first.", zh: "请指定不超过 {limit} 天，先写起始日期。"),
        Phrase("diary.entries", en: "The diary of {value} has more than {limit} entries.", zh: "{value} 的日志超过 {limit} 条。"),
        Phrase("diary.entries.remedy", en: "Name a smaller unit, or fewer days.", zh: "请指定较小的单位或较短的时段。"),
        Phrase("diary.title", en: "Diary of {unit}, {from} – {through}", zh: "民情日志：{unit}，{from} – {through}"),
        Phrase("diary.day", en: "{day} {weekday}", zh: "{day} {weekday}"),
        Phrase("diary.nothing", en: "Nothing is recorded.", zh: "无记录。"),
        Phrase("diary.comma", en: ", ", zh: "、"),
        Phrase("diary.stop", en: ".", zh: "。"),
        Phrase("diary.written", en: "{text}: {written}", zh: "{text}：{written}"),
        Phrase("diary.contact", en: "{who} saw {whom} ({method})", zh: "{who} 联系 {whom}（{method}）"),
        Phrase("diary.contact_met", en: "{who} saw {whom} ({method}, met {count})", zh: "{who} 联系 {whom}（{method}，见到 {count} 人）"),
        Phrase("diary.attempt", en: "{who} met nobody at {whom} ({method})", zh: "{who} 联系 {whom} 未遇（{method}）"),
        Phrase("diary.activity", en: "{who}, {whom}: {method}", zh: "{who} 在 {whom} 开展{method}"),
        Phrase("diary.activity_met", en: "{who}, {whom}: {method}, {count} present", zh: "{who} 在 {whom} 开展{method}，{count} 人参加"),
        Phrase(
            "diary.matter_raised", en: "{who} raised {id} about {whom} ({method})", zh: "{who} 登记事项 {id}，涉及 {whom}（{method}）"),
        Phrase(
            "diary.matter_answered", en: "{who} answered {id} about {whom} ({method})", zh: "{who} 答复事项 {id}，涉及 {whom}（{method}）"),
        Phrase("diary.covers", en: "{text}, covering {covers}", zh: "{text}，覆盖 {covers}"),
        Phrase("column.covers", en: "covers", zh: "覆盖"),
        Phrase("column.time", en: "time", zh: "时间"),
        Phrase("column.who", en: "who", zh: "何人"),
        Phrase("help.diary", en: "The diary of a unit: what happened, day by day.", zh: "民情日志：逐日记载。"),
        Phrase("help.diary.show", en: "Show contacts, activities and matters by day, unit and time.", zh: "按日、单位、时间查看走访、活动与事项。"),
        Phrase(
            "help.diary.show.more",
            en: "At most 31 days. What people wrote is shown to those who may see it; csv and json have the same entries.",
            zh: "最多 31 天。文字内容仅对有权者显示；csv 与 json 内容相同。"),
    ]
}
