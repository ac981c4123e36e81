extension Catalogue {
    /// Rules in plain words.
    static let descriptions: [Phrase] = labels + duties + terms

    private static let labels: [Phrase] = [
        Phrase("describe.row", en: "{label}: {text}", zh: "{label}：{text}"),
        Phrase("describe.list", en: ", ", zh: "、"),
        Phrase("describe.pack", en: "{name} — {title}", zh: "{name}　{title}"),
        Phrase(
            "describe.calendar", en: "{name} — work calendar, known from {from} to {to}: {count} breaks and make-up days",
            zh: "{name}　工作日历，覆盖 {from} 至 {to}，假期与调休共 {count} 项"),
        Phrase(
            "describe.pack_facts", en: "{count} rules, work calendar {calendar}, known from {from} to {to}",
            zh: "共 {count} 条规则；工作日历 {calendar}，覆盖 {from} 至 {to}"),
        Phrase("describe.who", en: "who", zh: "谁"),
        Phrase("describe.owes", en: "owes", zh: "应做"),
        Phrase("describe.counts_zero_report", en: "the activity itself, or an explicit \"nothing to report\"", zh: "活动本身，或零报告"),
        Phrase("describe.counts", en: "what counts", zh: "计入"),
        Phrase("describe.due", en: "by when", zh: "期限"),
        Phrase("describe.joining", en: "joining", zh: "中途开始"),
        Phrase("describe.ladder", en: "reminders and escalation", zh: "提醒与升级"),
        Phrase("describe.acknowledged", en: "taken on", zh: "签收"),
        Phrase("describe.acknowledged_within", en: "for {span} at most", zh: "最长{span}"),
        Phrase("describe.basis", en: "basis", zh: "依据"),
        Phrase("describe.next", en: "next due", zh: "接下来的截止日"),
        Phrase("describe.attendees", en: "attendees", zh: "参加人"),
        Phrase("describe.uncovered", en: "* provisional: the work calendar is known until {to}", zh: "* 暂定：工作日历只公布到 {to}"),
    ]

    private static let duties: [Phrase] = [
        Phrase("describe.who_contact", en: "{roles}, for every linked {kinds}", zh: "{roles}，对所联系的每个{kinds}"),
        Phrase("describe.who_link_kinds", en: " ({kinds} only)", zh: "（限{kinds}）"),
        Phrase("describe.who_tags", en: ", while it or somebody who lives there is tagged: {tags}", zh: "（本户或户内成员带有标签期间：{tags}）"),
        Phrase("describe.who_anybody", en: "anybody who is linked", zh: "所有联系人"),
        Phrase("describe.who_unit", en: "every {unit}; its {post} answers for it", zh: "每个{unit}，由其{post}负责"),
        Phrase("describe.limit_exact", en: "{kind}: exactly {min}", zh: "{kind}：{min} 个"),
        Phrase("describe.limit_range", en: "{kind}: {min} to {max}", zh: "{kind}：{min} 至 {max} 个"),
        Phrase("describe.limit_min", en: "{kind}: at least {min}", zh: "{kind}：至少 {min} 个"),
        Phrase("describe.limit_max", en: "{kind}: at most {max}", zh: "{kind}：至多 {max} 个"),
        Phrase(
            "describe.number_of_unit", en: "what the {unit} sets as {title} ({default} where it sets nothing)",
            zh: "{unit}所定的“{title}”（未定的为 {default}）"),
        Phrase("describe.limits", en: "links — {limits}", zh: "联系{limits}"),
        Phrase(
            "describe.limits_inform", en: "a dated finding tells where it is not so; nobody is overdue by it",
            zh: "不符时列为发现，只作提示，不产生逾期"),
        Phrase("describe.methods", en: "{methods} ({directions})", zh: "{methods}（{directions}）"),
        Phrase("describe.due_last_day", en: "the last day of the {period}", zh: "每{period}最后一天"),
        Phrase("describe.due_grace", en: "; called overdue {span} later", zh: "；宽限 {span}"),
        Phrase("describe.due_closes", en: "; late until {span} after, then missed", zh: "；其后 {span}内可补做（逾期完成），再后为未完成"),
        Phrase("describe.due_closes_now", en: "; not to be caught up, missed from the next day on", zh: "；不得补做，次日起为未完成"),
        Phrase("describe.due_entry", en: "; to be recorded within {span} of that", zh: "；须在此后 {span}内录入"),
        Phrase(
            "describe.joining_exposed", en: "the {period} counts if at least {percent} % of it is left",
            zh: "当{period}剩余不少于 {percent}% 时计入当期"),
        Phrase("describe.joining_full", en: "the first whole {period} counts", zh: "自第一个完整的{period}起计"),
        Phrase("describe.joining_next", en: "the next {period} counts first", zh: "自下一个{period}起计"),
        Phrase("describe.step_before", en: "{number}. {span} before due: {what}", zh: "{number}. 截止前 {span}：{what}"),
        Phrase("describe.step_at", en: "{number}. at the deadline: {what}", zh: "{number}. 到期时：{what}"),
        Phrase("describe.step_on", en: "{number}. at the end of the due day: {what}", zh: "{number}. 截止日当天：{what}"),
        Phrase("describe.step_after", en: "{number}. {span} after due: {what}", zh: "{number}. 逾期 {span}：{what}"),
        Phrase("describe.step_counts", en: " (counts by unit)", zh: "（按单位报数）"),
        Phrase("describe.post_at", en: "the {post} of the {unit}", zh: "{unit}{post}"),
        Phrase("describe.post_at_every", en: "the {post} of every {unit}", zh: "各{unit}{post}"),
        Phrase("describe.assignee", en: "the assignee", zh: "责任人"),
    ]

    private static let terms: [Phrase] = [
        Phrase("span.days", en: "{count} days", zh: "{count} 天"),
        Phrase("span.day", en: "{count} day", zh: "{count} 天"),
        Phrase("span.working_days", en: "{count} working days", zh: "{count} 个工作日"),
        Phrase("span.working_day", en: "{count} working day", zh: "{count} 个工作日"),
        Phrase("tone.remind", en: "remind {who}", zh: "提醒{who}"),
        Phrase("tone.urge", en: "urge {who}", zh: "请{who}催办"),
        Phrase("tone.urge_assignee", en: "urge {who}", zh: "催促{who}"),
        Phrase("tone.supervise", en: "hand to {who} for supervision", zh: "提请{who}督办"),
        Phrase("tone.report", en: "report to {who}", zh: "报告{who}"),
        Phrase("direction.outbound", en: "made by the worker", zh: "主动联系"),
        Phrase("direction.inbound", en: "made by them", zh: "对方来访来电"),
        Phrase("period.day", en: "day", zh: "日"),
        Phrase("period.week", en: "week", zh: "周"),
        Phrase("period.fortnight", en: "fortnight", zh: "两周"),
        Phrase("period.xun", en: "xun (ten days)", zh: "旬"),
        Phrase("period.half_month", en: "half-month", zh: "半月"),
        Phrase("period.month", en: "month", zh: "月"),
        Phrase("period.quarter", en: "quarter", zh: "季度"),
        Phrase("period.half_year", en: "half-year", zh: "半年"),
        Phrase("period.year", en: "year", zh: "年"),
    ]
}
