extension Catalogue {
    /// Cadences in plain words, and what can be wrong with them.
    static let cadences: [Phrase] = owed + windows + cadenceFaults

    private static let owed: [Phrase] = [
        Phrase("describe.semicolon", en: "; ", zh: "；"),
        Phrase("describe.owes_contact", en: "{how}; one contact counts for everyone linked", zh: "{how}；任一联系人完成即可"),
        Phrase("describe.owes_contact_link", en: "{how}, each for himself", zh: "{how}，每人各自计算"),
        Phrase("describe.owes_activity", en: "{activity}: {how}", zh: "{activity}：{how}"),
        Phrase("describe.owes_per", en: "at least {count} per {period}", zh: "每{period}至少 {count} 次"),
        Phrase(
            "describe.owes_shifts", en: "every day, one in each shift, and nothing is carried over: {shifts}",
            zh: "每天每班一次，不得顺延：{shifts}"),
        Phrase("describe.owes_gap", en: ", {gap} or more days apart", zh: "，间隔至少 {gap} 天"),
        Phrase("describe.owes_even", en: ", spread evenly", zh: "，均匀安排"),
        Phrase("describe.owes_month_start", en: " (months begin on day {day})", zh: "（每月自 {day} 日起算）"),
        Phrase("describe.owes_anchor", en: " (counted from {date})", zh: "（自 {date} 起算）"),
        Phrase("describe.owes_tier", en: "{tier} {how}", zh: "{tier}{how}"),
        Phrase("describe.owes_every_completion", en: "once within {count} days of the last one", zh: "距上次不超过 {count} 天一次"),
        Phrase("describe.owes_every_schedule", en: "once every {count} days, however late the last one was", zh: "每 {count} 天一次，不因上次早晚而变"),
        Phrase("describe.owes_on", en: "once for each occasion: {occasion}", zh: "逢{occasion}一次"),
        Phrase("describe.owes_refill", en: "the next supply before the last one runs out", zh: "在上次发放的用量用完之前再次发放"),
        Phrase("describe.next_every", en: "next due, if it begins today", zh: "如自今日起算，接下来的截止日"),
        Phrase(
            "describe.next_refill", en: "if {count} days of supply are handed over today and on each due: {list}",
            zh: "如今日及每次截止日各发放 {count} 天用量：{list}"),
    ]

    private static let windows: [Phrase] = [
        Phrase(
            "describe.due_tiers", en: "the last day of the period; a tighter tier counts from the day of the change", zh: "每期最后一天；升级自变更之日起算"
        ),
        Phrase("describe.due_every", en: "{count} after the last one", zh: "上次之后 {count}"),
        Phrase(
            "describe.due_shifts", en: "the end of its shift; can be done until two hours after, then missed",
            zh: "班次结束前；结束后两小时内仍可完成，此后为未完成"),
        Phrase("describe.due_on", en: "the day itself", zh: "当日"),
        Phrase("describe.due_after", en: "{span} after it", zh: "其后 {span}"),
        Phrase("describe.due_run_out", en: "the day on which it runs out", zh: "用完之日"),
        Phrase("describe.due_safety", en: "{span} before it runs out", zh: "用完前 {span}"),
        Phrase("describe.due_opens", en: "; from {span} before that on", zh: "；提前 {span}开始"),
        Phrase("describe.due_shift_previous", en: "; a free day: the working day before", zh: "；逢休息日提前到前一工作日"),
        Phrase("describe.due_shift_next", en: "; a free day: the working day after", zh: "；逢休息日顺延到后一工作日"),
        Phrase("describe.due_shift_nearest", en: "; a free day: the nearest working day", zh: "；逢休息日移到最近的工作日"),
        Phrase(
            "describe.due_shift_following_in_period", en: "; a free day: the working day after, or before if that leaves the period",
            zh: "；逢休息日顺延，跨期则提前"),
        Phrase("describe.due_target", en: "; planned for {span} before the end", zh: "；计划在结束前 {span}完成"),
        Phrase("describe.or", en: " or ", zh: "或 "),
        Phrase(
            "describe.due_closes_by_period", en: "; late until {spans} after, more after longer periods, then missed",
            zh: "；其后 {spans}内可补做（周期长者较多，计为逾期完成），再后为未完成"),
        Phrase("describe.due_never_closes", en: "; overdue until it is done", zh: "；未做则一直逾期，直到完成"),
        Phrase("describe.joining_window", en: "window", zh: "窗口"),
        Phrase("describe.joining_every", en: "counted from the day on which it begins", zh: "自开始之日起算"),
        Phrase("describe.joining_refill", en: "begins with the first supply that is recorded", zh: "自首次登记发放起算"),
    ]

    private static let cadenceFaults: [Phrase] = [
        Phrase("check.cadence_family", en: "a cadence is exactly one of {families}; write one of them", zh: "频次只能是 {families} 中的一种；请只写一种"),
        Phrase("check.cadence_key", en: "{key} means nothing with {family}; leave it out", zh: "{key} 对 {family} 没有意义；请删去"),
        Phrase(
            "check.span_range", en: "{name} cannot be {value}; write {min}d to {max}d", zh: "{name} 不能是 {value}；请写 {min}d 到 {max}d"),
        Phrase(
            "check.lead_too_long", en: "lead {value} is as long as the {count} days between two; write less",
            zh: "lead {value} 不小于两次之间的 {count} 天；请减小"),
        Phrase(
            "check.closes_too_long",
            en: "closes: {value} after due reaches beyond the next due day ({period}); write a shorter one, or closes: due",
            zh: "closes: {value} 会越过下一个截止日（{period}）；请缩短，或写 closes: due"),
        Phrase(
            "check.grace_after_closes",
            en: "grace: {value} would end after closes, on {grace} and {closes} for due {due}; write a shorter grace or a later closes",
            zh: "grace: {value} 晚于关闭：截止日 {due} 时宽限至 {grace}，而 {closes} 已关闭；请缩短 grace 或推迟 closes"),
        Phrase(
            "check.target", en: "target cannot be {value}; write a time before the end, as target: 3wd before end",
            zh: "target 不能是 {value}；请写结束前的时间，例如 target: 3wd before end"),
        Phrase(
            "check.target_outside", en: "target: {value} would lie before the window opens, as for due {due}; write a shorter time",
            zh: "target: {value} 早于窗口开始（例如截止日 {due}）；请缩短"),
        Phrase(
            "check.tier_order",
            en: "{tier} stands before {other} in tiers, but owes less often; put the tighter tier first, or change its cadence",
            zh: "tiers 中 {tier} 排在 {other} 之前，频次却更低；请把更严的层级放在前面，或修改频次"),
        Phrase(
            "check.tier_scheme", en: "{key} must be the same for all tiers of a rule; write the same one",
            zh: "同一规则各层级的 {key} 必须相同；请写成一样"),
        Phrase(
            "check.occasion_never", en: "{value} never comes on the days of calendar {calendar}; write an occasion that does",
            zh: "工作日历 {calendar} 中从来没有{value}；请写会出现的日子"),
        Phrase(
            "check.coverage_ends",
            en: "work calendar {calendar} is known until {to}, but the next window is due on {due}; add the notice of the coming year",
            zh: "工作日历 {calendar} 只公布到 {to}，而下一个窗口到 {due} 才截止；请加入下一年的放假通知"),
        Phrase(
            "check.nobody_in_role",
            en: "matches nobody: no worker of the roster has the role {value}; name another role, or add it in workers.csv",
            zh: "不适用于任何人：名册中没有人具有角色 {value}；请改用其他角色，或在 workers.csv 中补上"),
        Phrase(
            "check.nobody_of_kind", en: "matches nobody: the roster has no {value}; name another kind, or add such rows to its sheets",
            zh: "不适用于任何对象：名册中没有 {value}；请改用其他种类，或在名册表格中补上"),
        Phrase(
            "check.nobody_linked",
            en:
                "matches nobody: no worker in {roles} is linked to a {kinds} by {links}; name other words, or add such rows to links.csv (* is any)",
            zh: "不适用于任何人：没有角色为 {roles} 的人员以 {links} 联系 {kinds}；请改用其他词，或在 links.csv 中补上（* 为任意）"),
        Phrase(
            "check.nobody_in_tier", en: "matches nobody: no subject of the roster is in {value}; fill in the column tier of subjects.csv",
            zh: "不适用于任何对象：名册中没有等级为 {value} 的对象；请填写 subjects.csv 的等级列"),
        Phrase(
            "check.nobody_in_post",
            en: "tells nobody at its own level: nobody holds the post {value}; add it in posts.csv, or the step passes one up",
            zh: "本级无人可告知：没有人任 {value}；请在 posts.csv 中补上，否则上报一级"),
        Phrase(
            "check.burden",
            en: "with this rule a {role} has {count} duties per week, more than {budget} (S53); ask for fewer links or a slower cadence",
            zh: "加上本规则，每名{role}每周有 {count} 项任务，超过 {budget} 项（S53）；请减少联系户数或降低频次"),
    ]
}
