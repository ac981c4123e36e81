extension Catalogue {
    /// Plans of rules: what a change would do, why it is refused, and how people read it.
    static let planPhrases: [Phrase] = planProblems + planConsole

    private static let planProblems: [Phrase] = [
        Phrase("plan.malformed", en: "{value} names no plan.", zh: "“{value}”不是预演编号。"),
        Phrase(
            "plan.rules_changed",
            en: "The rule files are not those of the plan; nothing was changed. Plan again, or put the planned files in place.",
            zh: "规则文件与预演时不同；未作任何更改。请重新预演，或将预演的文件放到位。"),
        Phrase(
            "plan.running_changed", en: "Other rules are in force than when the plan was made; nothing was changed. Plan again.",
            zh: "现行规则与预演时不同；未作任何更改。请重新预演。"),
        Phrase(
            "plan.facts_changed",
            en: "Households, links or visits changed, or a day passed, so that the rules would now do something else than the plan shows; "
                + "nothing was changed. Plan again.",
            zh: "联系对象、联系关系或走访记录已有变化，或日期已变，采用结果将与预演不同；未作任何更改。请重新预演。"),
        Phrase(
            "plan.overdue",
            en: "{count} obligations would be overdue at once; nothing was changed. Accept each rule by its name, if that is meant.",
            zh: "将有 {count} 项应联任务立即逾期；未作任何更改。如确需如此，请逐条规则确认。"),
        Phrase(
            "plan.overdue_rule", en: "{rule}: {count} would be overdue at once, the first is {first} (--accept-overdue {rule})",
            zh: "{rule}：{count} 项将立即逾期，第一项为 {first}（--accept-overdue {rule}）"),
        Phrase(
            "plan.accepts_nothing", en: "acceptOverdue goes with plan: what is accepted must have been seen.",
            zh: "acceptOverdue 须与 plan 同时使用：先预演，后确认。"),
        Phrase(
            "plan.unknown_file", en: "No configured file is called {value}, or it was named twice; there are: {known}.",
            zh: "配置中没有名为“{value}”的文件，或重复指定；现有：{known}。"),
        Phrase(
            "plan.ambiguous_file", en: "Several configured files are called {value}; name one with its folder: {known}.",
            zh: "名为“{value}”的文件有多个；请写明文件夹：{known}。"),
    ]

    private static let planConsole: [Phrase] = [
        Phrase(
            "help.rules.plan", en: "Show what a change of rule files would do; nothing is changed.",
            zh: "预演规则文件的改动（不作任何更改）。"),
        Phrase(
            "help.rules.plan.more",
            en: """
                The daemon decides on its live facts what adopting the files would do: obligations created, void, re-dated and overdue at once, and \
                what each role is asked per week before and after. A FILE stands for the configured file of its name, the others are as they lie on \
                the daemon's disk; without FILE it is what a reload would do now. Ends with 2 if something would be overdue at once or a role would \
                have more than it can bear.
                """,
            zh: """
                守护进程根据现有数据判断采用这些文件的结果：新增、失效、改期和立即逾期的应联任务，以及各类身份每周任务量的前后对比。每个 FILE 代替配置中同名的文件，\
                其余以守护进程磁盘上的为准；不写 FILE 即为此刻重新读取的结果。如有任务将立即逾期，或某类身份任务过重，退出码为 2。
                """),
        Phrase("argument.plan_files", en: "Rule packs or calendars as they should become.", zh: "拟采用的规则包或工作日历。"),
        Phrase("option.accept_plan", en: "Adopt only what this plan shows, else nothing.", zh: "仅当结果与该预演一致时采用，否则不作更改。"),
        Phrase(
            "option.accept_overdue", en: "A rule of which obligations may be overdue at once; may be repeated.", zh: "允许其任务立即逾期的规则；可重复使用。"),
        Phrase("cli.accept_alone", en: "--accept-overdue goes with --accept-plan.", zh: "--accept-overdue 须与 --accept-plan 同时使用。"),
        Phrase("cli.plan_running", en: "revision {revision}, {digest}…", zh: "第 {revision} 版，{digest}…"),
        Phrase(
            "cli.plan_total", en: "{created} new, {voided} void, {redated} re-dated, {overdue} overdue at once",
            zh: "新增 {created} 项，失效 {voided} 项，改期 {redated} 项，立即逾期 {overdue} 项"),
        Phrase("cli.section.plan_rules", en: "Rules", zh: "规则"),
        Phrase(
            "cli.section.plan_load", en: "Duties by role, {from} – {through} (a duty belongs to the week in which it opens)",
            zh: "各类身份的任务量，{from} – {through}（按任务开始的那一周计）"),
        Phrase("cli.section.plan_overdue", en: "Overdue at once (the first ten of each rule)", zh: "立即逾期（每条规则列前十项）"),
        Phrase("cli.nobody", en: "nobody", zh: "无人承担"),
        Phrase("cli.plan_nothing", en: "Nothing was changed.", zh: "未作任何更改。"),
        Phrase(
            "cli.plan_accept", en: "To do exactly this, put the files in their places and run: {command}",
            zh: "如需照此执行，请将文件放到位，然后运行：{command}"),
        Phrase("cli.plan_overdue", en: "{count} obligations would be overdue at once.", zh: "将有 {count} 项应联任务立即逾期。"),
        Phrase(
            "cli.plan_burden", en: "{role}: {count} duties per person and week, more than {budget} (S53).",
            zh: "{role}：每人每周 {count} 项任务，超过 {budget} 项（S53）。"),
        Phrase("planned.added", en: "added", zh: "新增"),
        Phrase("planned.changed", en: "changed", zh: "修改"),
        Phrase("planned.withdrawn", en: "withdrawn", zh: "撤销"),
        Phrase("planned.same", en: "—", zh: "—"),
        Phrase("column.plan", en: "plan", zh: "预演编号"),
        Phrase("column.planned_day", en: "decided for", zh: "预演日期"),
        Phrase("column.in_force", en: "in force", zh: "现行"),
        Phrase("column.proposed", en: "proposed", zh: "拟采用"),
        Phrase("column.change", en: "change", zh: "变化"),
        Phrase("column.created", en: "new", zh: "新增"),
        Phrase("column.voided", en: "void", zh: "失效"),
        Phrase("column.redated", en: "re-dated", zh: "改期"),
        Phrase("column.newly_overdue", en: "overdue at once", zh: "立即逾期"),
        Phrase("column.people_before", en: "people, before", zh: "人数（前）"),
        Phrase("column.people_after", en: "after", zh: "（后）"),
        Phrase("column.weekly_before", en: "a week, before", zh: "每周（前）"),
        Phrase("column.weekly_after", en: "after", zh: "（后）"),
        Phrase("column.person_week_before", en: "per person and week, before", zh: "人均每周（前）"),
        Phrase("column.person_week_after", en: "after", zh: "（后）"),
    ]
}
