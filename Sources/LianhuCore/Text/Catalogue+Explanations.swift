extension Catalogue {
    /// Why an obligation is what it is, why a record counted, and what happens next.
    static let explanationPhrases: [Phrase] = explainedRules + explainedLinks + explainedRecords + explainedOutcomes + explainedSteps

    private static let explainedRules: [Phrase] = [
        Phrase("explain.topic.rule", en: "Rule", zh: "规则"),
        Phrase("explain.topic.tier", en: "Tier", zh: "等级"),
        Phrase("explain.topic.period", en: "Period and window", zh: "时期与期限"),
        Phrase("explain.topic.link", en: "Who answers for it", zh: "责任人"),
        Phrase("explain.topic.calendar", en: "Work calendar", zh: "工作日历"),
        Phrase("explain.topic.evidence", en: "Records considered", zh: "已考虑的记录"),
        Phrase("explain.topic.outcome", en: "Outcome", zh: "结果"),
        Phrase("explain.topic.next", en: "What was done and what comes next", zh: "已采取与下一步"),
        Phrase(
            "explain.rule", en: "{title} ({rule}), first adopted on {adopted}; rules revision {revision}, digest {digest}",
            zh: "{title}（{rule}），{adopted} 首次采用；规则第 {revision} 版，摘要 {digest}"),
        Phrase("explain.rule_withdrawn", en: "{rule} is no longer in force", zh: "{rule} 已不再施行"),
        Phrase("explain.cadence", en: "at least {count} per {period}", zh: "每{period}至少 {count} 次"),
        Phrase("explain.cadence_words", en: "{how}", zh: "{how}"),
        Phrase("explain.backfilled", en: "due before the rule was adopted: counted, never escalated", zh: "截止日早于规则采用日：计入统计，不升级督办"),
        Phrase("explain.period", en: "period {period}, {from} to {through}", zh: "时期 {period}，{from} 至 {through}"),
        Phrase("explain.anchor", en: "counted from {from}", zh: "自 {from} 起算"),
        Phrase("explain.occasion", en: "occasion of {from}", zh: "对应日期 {from}"),
        Phrase(
            "explain.window", en: "counts from {opens}; on time until {due}, late until {closes}, then missed",
            zh: "自 {opens} 起计入；至 {due} 为按时，至 {closes} 为逾期完成，其后为未完成"),
        Phrase(
            "explain.window_grace",
            en: "counts from {opens}; on time until {due}, called overdue after {grace}, late until {closes}, then missed",
            zh: "自 {opens} 起计入；至 {due} 为按时，宽限至 {grace}，至 {closes} 为逾期完成，其后为未完成"),
        Phrase(
            "explain.window_open", en: "counts from {opens}; on time until {due}, then overdue until it is done",
            zh: "自 {opens} 起计入；至 {due} 为按时，其后逾期，直到完成"),
        Phrase(
            "explain.window_open_grace",
            en: "counts from {opens}; on time until {due}, called overdue after {grace}, until it is done",
            zh: "自 {opens} 起计入；至 {due} 为按时，宽限至 {grace}，其后逾期，直到完成"),
        Phrase("explain.due_shifted", en: "{last} is no working day, so due moved to {due}", zh: "{last} 不是工作日，截止日移至 {due}"),
        Phrase(
            "explain.due_extended", en: "the period has no working day, so due moved from {last} to {due}",
            zh: "当期没有工作日，截止日由 {last} 顺延至 {due}"),
        Phrase(
            "explain.due_transfer", en: "the move on {day} put due off to {due}, five working days after it",
            zh: "因 {day} 迁移，截止日顺延至其后五个工作日，即 {due}"),
        Phrase(
            "explain.due_kept", en: "due stays {due}, as planned when it opened; by today's rules and calendar it would be {now}",
            zh: "截止日保持开始时所定的 {due}；按现行规则与日历应为 {now}"),
        Phrase("explain.entry", en: "to be recorded by {entry} to count without a flag", zh: "至迟于 {entry} 录入，再后录入的计入并标注"),
        Phrase(
            "explain.skipped", en: "{count} days without work from due to closes were passed over (calendar {calendar}): {days}",
            zh: "截止日至结束日之间跳过 {count} 个非工作日（工作日历 {calendar}）：{days}"),
        Phrase(
            "explain.skipped_none", en: "no day without work lies from due to closes (calendar {calendar})",
            zh: "截止日至结束日之间没有非工作日（工作日历 {calendar}）"),
        Phrase(
            "explain.uncovered", en: "provisional: the holidays of these days are not known; calendar {calendar} ends on {to}",
            zh: "暂定：这些日期的节假日尚未公布；工作日历 {calendar} 只到 {to}"),
    ]

    private static let explainedLinks: [Phrase] = [
        Phrase("explain.unit", en: "{about}, counted for {unit}", zh: "{about}，计入 {unit}"),
        Phrase("explain.moved", en: "{about} moved to {unit} on {day}", zh: "{about} 于 {day} 迁至 {unit}"),
        Phrase("explain.shift", en: "done between {from} and {until} it counts for this shift", zh: "{from} 至 {until} 之间完成，计入本班次"),
        Phrase(
            "explain.tier", en: "{tier}, {span} (recorded on {recorded}): {how}", zh: "{tier}，{span}（{recorded} 登记）：{how}"),
        Phrase(
            "explain.tier_without", en: "{tier}, {span} (recorded on {recorded}): the rule asks nothing of it",
            zh: "{tier}，{span}（{recorded} 登记）：本规则无要求"),
        Phrase("explain.tier_none", en: "{about} has no tier in the window: the rule asks nothing", zh: "{about} 在该期内没有等级：本规则无要求"),
        Phrase("explain.tag", en: "chosen by the tag {tag}, {span} (recorded on {recorded})", zh: "按标签“{tag}”选定，{span}（{recorded} 登记）"),
        Phrase("explain.tag_none", en: "{about} carries none of the rule's tags in the window: {tags}", zh: "{about} 在该期内没有规则要求的标签：{tags}"),
        Phrase("explain.link", en: "{worker}: {kind}, {seat}, {span}", zh: "{worker}：{kind}，{seat}，{span}"),
        Phrase(
            "explain.link_other", en: "{worker}: {kind}, {seat}, {span}; not of this rule on the due day",
            zh: "{worker}：{kind}，{seat}，{span}；截止日不属于本规则"),
        Phrase("explain.link_none", en: "nobody was linked to {about}", zh: "{about} 无人联系"),
        Phrase("explain.seat.primary", en: "primary", zh: "主责"),
        Phrase("explain.seat.backup", en: "backup", zh: "协助"),
        Phrase("explain.since", en: "since {from}", zh: "自 {from} 起"),
        Phrase("explain.span", en: "{from} to {through}", zh: "{from} 至 {through}"),
        Phrase("post.head", en: "head", zh: "负责人"),
        Phrase("explain.post", en: "{post} of {unit}: {worker}", zh: "{unit}{post}：{worker}"),
        Phrase("explain.score", en: "it counts for {worker}, who held it on {due}", zh: "计入 {worker}（{due} 在任）"),
        Phrase(
            "explain.handover", en: "whoever held it on {due} had it for less than ten days: it counts for the unit and for no person",
            zh: "{due} 在任者任职不足十天：计入单位，不计入个人"),
        Phrase("explain.holder", en: "today it is {worker}'s", zh: "今日责任人 {worker}"),
        Phrase("explain.acting", en: "{worker} is absent today; {acting} acts", zh: "{worker} 今日不在，由 {acting} 代行"),
        Phrase("explain.holder_none", en: "today it is nobody's", zh: "今日无责任人"),
    ]

    private static let explainedRecords: [Phrase] = [
        Phrase("explain.kind.contact", en: "contact", zh: "走访"),
        Phrase("explain.kind.attempt", en: "attempt", zh: "未遇"),
        Phrase("explain.kind.activity", en: "activity", zh: "活动"),
        Phrase(
            "explain.record", en: "{day} {kind} {record} by {worker}, {method}: {verdict}",
            zh: "{day} {kind} {record}，{worker}，{method}：{verdict}"),
        Phrase(
            "explain.record_later", en: "{day} {kind} {record} by {worker}, {method}, recorded on {recorded}: {verdict}",
            zh: "{day} {kind} {record}，{worker}，{method}，{recorded} 录入：{verdict}"),
        Phrase("explain.no_record", en: "nothing is recorded from {from} to {through}", zh: "{from} 至 {through} 没有任何记录"),
        Phrase("explain.both", en: "{first}; {second}", zh: "{first}；{second}"),
        Phrase("explain.counts_elsewhere", en: "it settles {period}, slot {slot}", zh: "已用于完成 {period} 第 {slot} 次"),
        Phrase("explain.too_early", en: "before {opens}, when this one opens", zh: "早于开始日 {opens}"),
        Phrase("explain.too_late", en: "after {closes}, when this one closes", zh: "晚于结束日 {closes}"),
        Phrase("explain.pending", en: "it qualifies, and is counted when evidence is looked at again", zh: "符合条件，待下次核对时计入"),
        Phrase(
            "explain.contact", en: "{kind} {record}: {about} on {day}, {method}, {direction}, by {workers}",
            zh: "{kind} {record}：{day} 联系 {about}，{method}，{direction}，参加人 {workers}"),
        Phrase(
            "explain.contact_later",
            en: "{kind} {record}: {about} on {day}, {method}, {direction}, by {workers}; recorded on {recorded}, days later: {days}",
            zh: "{kind} {record}：{day} 联系 {about}，{method}，{direction}，参加人 {workers}；{recorded} 录入，晚 {days} 天"),
        Phrase("explain.voided", en: "it was voided: it stays, and counts for nothing", zh: "已作废：保留但不计入"),
        Phrase("explain.corrected", en: "{record} took its place: this one counts for nothing", zh: "已更正为 {record}：本条不再计入"),
        Phrase("explain.under_rule", en: "{title} ({rule}): {verdict}", zh: "{title}（{rule}）：{verdict}"),
        Phrase("explain.counted", en: "{verdict}: {obligation}", zh: "{verdict}：{obligation}"),
        Phrase(
            "explain.counted_entered_late", en: "{verdict}: {obligation}; entered after the entry deadline, counted and flagged",
            zh: "{verdict}：{obligation}；超过补录期限录入，计入并标注"),
        Phrase(
            "explain.settled_by", en: "what was owed in {period} is settled by {record} of {day}", zh: "{period} 的任务已由 {day} 的 {record} 完成"),
        Phrase("explain.extra", en: "it settles nothing; it stays in the counts of contacts", zh: "未完成任何任务；仍计入走访台账"),
    ]

    private static let explainedOutcomes: [Phrase] = [
        Phrase("explain.met", en: "{status}: {record} of {day}, due {due}", zh: "{status}：{day} 的 {record}，截止日 {due}"),
        Phrase(
            "explain.met_late", en: "{status}: {record} of {day}; due {due}, days late: {days}",
            zh: "{status}：{day} 的 {record}，晚于截止日 {due} 共 {days} 天"),
        Phrase(
            "explain.excused", en: "{status}: {reason}, approved by {approver} on {day}; it stays visible",
            zh: "{status}：{reason}，{approver} 于 {day} 批准；保留可见"),
        Phrase("explain.missed", en: "{status}: nothing came until {closes}", zh: "{status}：截至 {closes} 没有符合条件的记录"),
        Phrase(
            "explain.overdue", en: "{status}: due {due}; days since: {days}; can be met late until {closes}",
            zh: "{status}：截止日 {due}，已过 {days} 天；至 {closes} 可补做"),
        Phrase(
            "explain.overdue_open", en: "{status}: due {due}; days since: {days}; it stays so until it is done",
            zh: "{status}：截止日 {due}，已过 {days} 天；完成前一直逾期"),
        Phrase("explain.open", en: "{status}: due {due}; days left: {days}", zh: "{status}：截止日 {due}，还有 {days} 天"),
        Phrase("explain.upcoming", en: "{status}: opens on {opens}", zh: "{status}：{opens} 开始"),
        Phrase("explain.void", en: "void: {reason}", zh: "失效：{reason}"),
        Phrase(
            "explain.void_moved_away", en: "void: {about} is gone since {day}, before it was due on {due}",
            zh: "失效：{about} 自 {day} 起已迁出，早于截止日 {due}"),
        Phrase("explain.void_unlinked", en: "void: nobody was linked to {about} on {due}", zh: "失效：{due} 时 {about} 无人联系"),
        Phrase(
            "explain.void_suspended", en: "void: {about} was suspended ({span}) for the whole window", zh: "失效：{about} 暂停（{span}），覆盖整个时段"),
        Phrase("explain.void_leaves", en: "it never applied, and is in no denominator", zh: "视为从未适用，不计入应完成数"),
        Phrase(
            "explain.void_again", en: "by today's facts it would apply: planning clears it while its window is open",
            zh: "按现有情况应当适用：期限内将重新生效"),
    ]

    private static let explainedSteps: [Phrase] = [
        Phrase("explain.step_done", en: "{day}: step {step}, {tone}", zh: "{day}：第 {step} 级，{tone}"),
        Phrase("explain.step_skipped", en: "{day}: step {step} skipped: {reason}", zh: "{day}：第 {step} 级已跳过：{reason}"),
        Phrase("explain.paused", en: "acknowledged: the ladder rests through {until}", zh: "已签收：升级暂停至 {until}"),
        Phrase("explain.next_step", en: "next: step {step} ({at}) on {day}, {tone}", zh: "下一步：{day} 第 {step} 级（{at}），{tone}"),
        Phrase(
            "explain.next_nobody", en: "next: step {step} ({at}) on {day}, but nobody holds the post up to the top",
            zh: "下一步：{day} 第 {step} 级（{at}），但直至最高一级均无人在岗"),
        Phrase("explain.no_step", en: "no further step of a ladder", zh: "没有后续升级步骤"),
        Phrase("explain.never_escalated", en: "it is never escalated", zh: "不升级督办"),
        Phrase(
            "explain.next_closes", en: "a contact by {closes} still settles it; after that it is missed", zh: "至 {closes} 的走访仍可完成，其后为未完成"),
        Phrase("explain.next_open", en: "a contact on or after {opens} settles it, however late", zh: "{opens} 及以后的走访均可完成，不限期"),
        Phrase("explain.next_nothing", en: "nothing further happens by itself", zh: "此后不再有自动步骤"),
    ]
}
