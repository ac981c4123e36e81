extension Catalogue {
    /// Why something cannot happen to a campaign, and what to do instead.
    static let campaignProblems: [Phrase] = [
        Phrase("unknown.campaign", en: "No campaign has the id {value}.", zh: "没有编号为“{value}”的专项任务。"),
        Phrase(
            "unknown.campaign_kind", en: "No rule pack declares the campaign {value}; known: {known}.",
            zh: "没有规则包声明专项任务“{value}”；已知：{known}。"),
        Phrase("campaign.no_kinds", en: "No rule pack in force declares campaigns.", zh: "现行规则包未声明任何专项任务。"),
        Phrase(
            "campaign.no_kinds.remedy", en: "Write them under campaigns: in a pack, and reload the rules: lianhuctl rules reload",
            zh: "请在规则包的 campaigns: 下声明，并重新加载规则：lianhuctl rules reload"),
        Phrase(
            "campaign.unit_kind", en: "{value} is a {kind}; {class} rolls up by {known}.", zh: "{value} 是“{kind}”；{class} 按以下层级汇总：{known}。"),
        Phrase("campaign.unit_kind.remedy", en: "Start it at a unit of one of these kinds.", zh: "请在其中一种单位发起。"),
        Phrase("campaign.due_missing", en: "{class} has no time of its own.", zh: "{class} 未设期限。"),
        Phrase("campaign.due_missing.remedy", en: "Say when it is due: --due TIME", zh: "请指定截止时间：--due 时间"),
        Phrase("campaign.due_past", en: "{value} is over.", zh: "{value} 已过去。"),
        Phrase("campaign.due_past.remedy", en: "Name a later moment.", zh: "请指定更晚的时间。"),
        Phrase(
            "campaign.nobody", en: "Nobody in {value} is asked: no linked subject of {kinds}{tag}.",
            zh: "{value} 内无人可问：没有符合条件的联系对象（{kinds}{tag}）。"),
        Phrase(
            "campaign.nobody.remedy", en: "Look whom there is: lianhuctl subject list --unit {value}",
            zh: "请查看联系对象：lianhuctl subject list --unit {value}"),
        Phrase(
            "campaign.tag_for_nobody", en: "{class} asks no subjects, so the tag {value} would choose nobody.",
            zh: "{class} 只由单位报告，标签 {value} 不起作用。"),
        Phrase("campaign.tag_for_nobody.remedy", en: "Leave the tag out.", zh: "请不要指定标签。"),
        Phrase(
            "campaign.too_many", en: "{count} subjects are asked; one campaign asks at most {most}.", zh: "共 {count} 个对象；一项专项任务最多 {most} 个。"
        ),
        Phrase("campaign.too_many.remedy", en: "Start one in each unit below.", zh: "请在下级单位分别发起。"),
        Phrase(
            "campaign.not_leading", en: "Starting and closing {class} at {value} is for {by}.", zh: "{class} 在 {value} 的发起和结束由 {by} 办理。"),
        Phrase("campaign.not_leading.remedy", en: "Ask them, or somebody with the right approve there.", zh: "请其办理，或由有审批权的人员办理。"),
        Phrase("campaign.not_asked", en: "{value} is not asked by {campaign}.", zh: "{value} 不在 {campaign} 的范围内。"),
        Phrase(
            "campaign.not_asked.remedy", en: "See who is: lianhuctl campaign show {campaign}",
            zh: "请查看范围：lianhuctl campaign show {campaign}"),
        Phrase(
            "campaign.outcome_unknown", en: "{value} is no answer of {class}; known: {known}.", zh: "“{value}”不是 {class} 的结果；已知：{known}。"),
        Phrase("campaign.reports_only", en: "{campaign} asks units to report, not subjects to answer.", zh: "{campaign} 由单位报告，不登记对象的结果。"),
        Phrase(
            "campaign.reports_only.remedy", en: "Roll up: lianhuctl campaign roll-up {campaign} UNIT",
            zh: "请汇总上报：lianhuctl campaign roll-up {campaign} 单位"),
        Phrase("campaign.before_start", en: "{value} is before {campaign} started.", zh: "{value} 早于 {campaign} 的发起时间。"),
        Phrase("campaign.unit_outside", en: "{value} does not take part in {campaign}.", zh: "{value} 不参加 {campaign}。"),
        Phrase("campaign.closed", en: "{value} is closed.", zh: "{value} 已结束。"),
        Phrase("campaign.closed.remedy", en: "Late answers are still recorded; roll-ups are over.", zh: "迟到的结果仍可登记；汇总已结束。"),
        Phrase("campaign.not_yours", en: "Rolling up {value} is not yours to do: it is for {by}.", zh: "{value} 的汇总不由您办理：应由 {by} 办理。"),
        Phrase(
            "campaign.not_yours.remedy", en: "Ask who does: lianhuctl campaign show {campaign}",
            zh: "请查看责任人：lianhuctl campaign show {campaign}"),
        Phrase(
            "campaign.incomplete",
            en: "{value} is not complete: {units} units have not rolled up, {subjects} subjects are silent; among them {names}.",
            zh: "{value} 尚未齐全：{units} 个单位未汇总，{subjects} 个对象未答复；其中 {names}。"),
        Phrase(
            "campaign.incomplete.remedy", en: "Wait for them, or roll up without them: --partial", zh: "请等待，或部分汇总：--partial"),
        Phrase("campaign.nothing_not_asked", en: "{class} does not ask for \"nothing to report\".", zh: "{class} 不要求零报告。"),
        Phrase("campaign.nothing_not_asked.remedy", en: "Roll up without --nothing.", zh: "请不带 --nothing 汇总。"),
        Phrase("campaign.not_nothing", en: "{count} answers came in {value}: that is not nothing.", zh: "{value} 已有 {count} 条结果，不是零报告。"),
        Phrase("campaign.not_nothing.remedy", en: "Roll up without --nothing.", zh: "请不带 --nothing 汇总。"),
        Phrase(
            "campaign.close_reason", en: "{count} units of {value} have not rolled up: closing it now needs a reason.",
            zh: "{value} 尚有 {count} 个单位未汇总：现在结束须注明理由。"),
        Phrase("campaign.close_reason.remedy", en: "Say why, with a code: --reason called_off", zh: "请用代码注明：--reason called_off"),
        Phrase(
            "rules.campaign_kind_open",
            en: "{count} open campaigns are of the kind {class}, which these rules have not; the first is {value}.",
            zh: "有 {count} 项未结束的专项任务属于 {class}，而新规则中没有；第一项为 {value}。"),
        Phrase("rules.campaign_kind_open.remedy", en: "Close them first, or keep the kind.", zh: "请先结束，或保留该类专项任务。"),
        Phrase(
            "rules.campaign_levels_open", en: "{value} is open, and these rules give {class} other levels.",
            zh: "{value} 尚未结束，而新规则改变了 {class} 的层级。"),
        Phrase("rules.campaign_levels_open.remedy", en: "Close it first, or keep the levels.", zh: "请先结束，或保留层级。"),
    ]

    /// What lianhuctl says of campaigns.
    static let campaignConsole: [Phrase] = campaignWords + campaignHelp + campaignDescriptions

    private static let campaignWords: [Phrase] = [
        Phrase("scenario.campaign", en: "campaign {period} {what}", zh: "专项任务 {period} {what}"),
        Phrase("campaign_act.start", en: "started", zh: "发起"),
        Phrase("campaign_act.answer", en: "answered", zh: "登记结果"),
        Phrase("campaign_act.roll_up", en: "rolled up", zh: "汇总上报"),
        Phrase("campaign_act.close", en: "closed", zh: "结束"),
        Phrase("roll_up.reported", en: "rolled up", zh: "已汇总"),
        Phrase("roll_up.late", en: "rolled up late", zh: "迟报"),
        Phrase("roll_up.overdue", en: "overdue", zh: "逾期未报"),
        Phrase("roll_up.waiting", en: "waiting", zh: "待报"),
        Phrase("roll_up.over", en: "not rolled up", zh: "未报"),
        Phrase("cli.partial", en: "partial", zh: "部分"),
        Phrase("cli.nothing", en: "nothing to report", zh: "零报告"),
        Phrase("cli.changed_since", en: "changed since {at}", zh: "{at} 后有变化"),
        Phrase("cli.levels", en: "Levels", zh: "各级"),
        Phrase("cli.units", en: "Units", zh: "单位"),
        Phrase("cli.silent", en: "Silent: {count}", zh: "未答复：{count}"),
        Phrase(
            "cli.silent_more", en: "… {count} more: lianhuctl campaign silent {campaign}",
            zh: "……另有 {count} 个：lianhuctl campaign silent {campaign}"),
        Phrase("cli.campaign_left_out", en: "{count} subjects have no link and are not asked.", zh: "另有 {count} 个对象无人联系，未列入。"),
        Phrase("cli.answers", en: "{answered} of {targets}", zh: "{answered}/{targets}"),
        Phrase("column.campaign", en: "campaign", zh: "专项任务"),
        Phrase("column.campaign_started", en: "started", zh: "发起时间"),
        Phrase("column.due_at", en: "due", zh: "截止"),
        Phrase("column.answered", en: "answered", zh: "已答复"),
        Phrase("column.units_reported", en: "rolled up", zh: "已汇总"),
        Phrase("column.level", en: "level", zh: "层级"),
        Phrase("column.units_count", en: "units", zh: "单位数"),
        Phrase("column.on_time_count", en: "in time", zh: "按时"),
        Phrase("column.late_count", en: "late", zh: "迟报"),
        Phrase("column.overdue_count", en: "overdue", zh: "逾期"),
        Phrase("column.waiting_count", en: "waiting", zh: "待报"),
        Phrase("column.reported_at", en: "at", zh: "时间"),
        Phrase("column.outcomes", en: "answers", zh: "结果"),
        Phrase("column.recorded", en: "recorded", zh: "登记"),
        Phrase("column.replaced", en: "replaced", zh: "更正"),
        Phrase(
            "cli.campaign_after_close", en: "{campaign} was closed before; the answers are kept as late ones.",
            zh: "{campaign} 此前已结束；结果作为迟到登记。"),
        Phrase("column.starter", en: "started by", zh: "发起人"),
        Phrase("column.closed_at", en: "closed", zh: "结束时间"),
        Phrase("column.contact_person", en: "contact person", zh: "联系人"),
        Phrase("message.title.news", en: "Report — arrived: {count}", zh: "报告：收到 {count} 项"),
        Phrase("message.item.overdue_at", en: "{number}. {about}: {title}, was due {due}", zh: "{number}. {about}：{title}，{due} 已截止"),
        Phrase("message.item.answers", en: "{line}; answered {answers}", zh: "{line}；已答复 {answers}"),
        Phrase("message.campaign", en: "{title} {id}", zh: "{title} {id}"),
        Phrase("message.campaign_text", en: "{title} {id} “{text}”", zh: "{title} {id}“{text}”"),
        Phrase(
            "message.news", en: "{number}. {about}: {title} rolled up, answered {answers}", zh: "{number}. {about}：{title}已汇总，已答复 {answers}"
        ),
        Phrase("message.news_done", en: "{number}. {about}: {title} reported", zh: "{number}. {about}：{title}已报告"),
    ]

    private static let campaignHelp: [Phrase] = [
        Phrase("help.campaign", en: "Tasks that go down the tree and come back up.", zh: "专项任务：逐级下达、逐级汇总。"),
        Phrase("help.campaign.start", en: "Start a campaign at a unit.", zh: "在某单位发起专项任务。"),
        Phrase("help.campaign.list", en: "List campaigns.", zh: "列出专项任务。"),
        Phrase(
            "help.campaign.show", en: "Show how a campaign stands: totals, levels, units, and who is silent.", zh: "查看进展：总数、各级、各单位及未答复名单。"),
        Phrase("help.campaign.silent", en: "List who has not answered, with the contact person.", zh: "列出未答复的对象及联系人。"),
        Phrase("help.campaign.answer", en: "Record what subjects answered.", zh: "登记联系对象的结果。"),
        Phrase("help.campaign.roll-up", en: "Roll a unit up to the level above.", zh: "汇总本单位情况并上报。"),
        Phrase("help.campaign.close", en: "Close a campaign.", zh: "结束专项任务。"),
        Phrase("argument.campaign", en: "Id of the campaign, such as CP-3.", zh: "专项任务编号，如 CP-3。"),
        Phrase(
            "argument.campaign_kind", en: "Kind of the campaign, as a rule pack declares it; the pack may be left out.",
            zh: "规则包声明的专项任务类别；可省略规则包名。"),
        Phrase("argument.campaign_unit", en: "Id or name of the unit that rolls up.", zh: "汇总单位的编号或名称。"),
        Phrase("argument.campaign_subjects", en: "Ids or names of those who gave this answer.", zh: "给出此结果的对象的编号或名称。"),
        Phrase("option.campaign_unit", en: "From which unit it goes down.", zh: "发起单位。"),
        Phrase("option.campaign_text", en: "What is to be done, in words.", zh: "任务内容。"),
        Phrase(
            "option.campaign_due", en: "Until when: RFC 3339, or a day, which stands for its end; left out, as the kind says.",
            zh: "截止时间：RFC 3339 或日期（当日结束）；省略时按类别规定。"),
        Phrase("option.campaign_tag", en: "Only who has this tag, or somebody who has it.", zh: "仅带此标签的对象（或其中有人带此标签）。"),
        Phrase("option.campaign_outcome", en: "What they answered, in the pack's words.", zh: "结果（用规则包的词）。"),
        Phrase("option.campaign_at", en: "When it happened; left out, now.", zh: "发生时间；省略时为现在。"),
        Phrase("option.campaign_partial", en: "Without those who are missing; they are named.", zh: "部分汇总，缺报者列名。"),
        Phrase("option.campaign_nothing", en: "Nothing to report.", zh: "零报告。"),
        Phrase("option.campaign_open", en: "Only those that are not closed.", zh: "仅未结束的。"),
        Phrase("option.campaign_kind", en: "Of a kind, with or without its pack.", zh: "仅某类（可省略规则包名）。"),
        Phrase("option.campaign_worker", en: "Only those of one contact person.", zh: "仅某联系人的对象。"),
        Phrase("option.campaign_reason", en: "Why it is closed before all have rolled up: a code.", zh: "未齐全即结束的理由（代码）。"),
    ]

    private static let campaignDescriptions: [Phrase] = [
        Phrase("describe.campaign_starter", en: "started by", zh: "发起人"),
        Phrase("describe.campaign_heads", en: "the head of the unit, or whoever approves there", zh: "该单位负责人或有审批权者"),
        Phrase("describe.campaign_whom", en: "asked", zh: "对象"),
        Phrase("describe.campaign_all", en: "every linked {kinds}", zh: "所有已联系的{kinds}"),
        Phrase("describe.campaign_tagged", en: "every linked {kinds} with the tag {tag}", zh: "带“{tag}”标签的已联系{kinds}"),
        Phrase("describe.campaign_age", en: "of these", zh: "其中"),
        Phrase("describe.campaign_age_from", en: "where somebody of {from} or more years lives", zh: "户内有 {from} 岁及以上的人"),
        Phrase("describe.campaign_age_between", en: "where somebody of {from} to {to} years lives", zh: "户内有 {from} 至 {to} 岁的人"),
        Phrase("describe.campaign_outcomes", en: "answers", zh: "结果"),
        Phrase("describe.campaign_contact", en: "a contact as well", zh: "兼作联系"),
        Phrase("describe.campaign_contacts", en: "{outcomes}, by {method}", zh: "{outcomes}（{method}）"),
        Phrase("column.task", en: "task", zh: "任务"),
        Phrase("column.age", en: "age", zh: "年龄"),
        Phrase("column.duties_settled", en: "duties settled", zh: "完成任务"),
        Phrase("describe.campaign_answers", en: "answered", zh: "答复"),
        Phrase("describe.campaign_task", en: "done", zh: "完成"),
        Phrase("describe.campaign_within", en: "within {span}, unless the start says otherwise", zh: "{span}内，发起时可另定"),
        Phrase("describe.campaign_own_due", en: "by the moment that the start names", zh: "按发起时指定的时间"),
        Phrase("describe.campaign_levels", en: "rolled up", zh: "汇总上报"),
        Phrase(
            "describe.campaign_upwards", en: "level by level, each counted from when all below have reported, or from their deadline",
            zh: "逐级进行，各级自下级全部上报或其期限届满起算"),
        Phrase("describe.campaign_level", en: "{number}. {unit}: {who}, within {span}{to}", zh: "{number}. {unit}：{who}，{span}内{to}"),
        Phrase("describe.campaign_first", en: "{number}. {unit}: {who}, when it is done{to}", zh: "{number}. {unit}：{who}，完成即报{to}"),
        Phrase("describe.campaign_to", en: "; told to {who}", zh: "；报{who}"),
        Phrase("describe.campaign_nothing", en: "nothing to report", zh: "零报告"),
        Phrase("describe.campaign_says_so", en: "must be said", zh: "须明确报告"),
        Phrase("describe.campaign_emergency", en: "emergency", zh: "紧急"),
        Phrase("describe.campaign_at_once", en: "messages leave at once, at any hour", zh: "通知即时发送，不受时段限制"),
    ]
}
