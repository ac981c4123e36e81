extension Catalogue {
    /// What is said of scenario files: their faults, what was expected and what was seen.
    static let scenarioPhrases: [Phrase] = scenarioFaults + scenarioResults + scenarioConsole + simulation

    private static let scenarioFaults: [Phrase] = [
        Phrase(
            "check.pack_missing",
            en: "there is no rule pack {value}; write the path of one, seen from this file, as in pack: bagongshan.yaml",
            zh: "没有规则包 {value}；请写相对于本文件的路径，例如 pack: bagongshan.yaml"),
        Phrase(
            "check.pack_faulty", en: "the rule pack {value} has faults; look at them with lianhuctl rules check {value}",
            zh: "规则包 {value} 有错误；请用 lianhuctl rules check {value} 查看"),
        Phrase(
            "check.roster_missing",
            en: "there is no folder of sheets {value}; write the path of one, seen from this file, or the rows themselves",
            zh: "没有表格文件夹 {value}；请写相对于本文件的路径，或直接写出各行"),
        Phrase(
            "check.moment", en: "{name}: {value} is no moment; write a day as 2026-07-10, or a minute as 2026-07-10 15:00",
            zh: "{name}：{value} 不是时刻；请写日期如 2026-07-10，或具体时刻如 2026-07-10 15:00"),
        Phrase(
            "check.moment_order", en: "{name}: {value} comes before {before}; write them in the order of time",
            zh: "{name}：{value} 早于 {before}；请按时间先后书写"),
        Phrase(
            "check.fact_in_downtime",
            en: "nothing can be recorded at {value}, for nothing runs until {until}; write a later moment, or end the downtime sooner",
            zh: "停机至 {until}，{value} 无法登记；请写更晚的时刻，或提前结束停机"),
        Phrase(
            "check.id_unknown", en: "{name}: {value} is in no roster of this scenario; add it there, or write an id that is",
            zh: "{name}：本场景的名册中没有 {value}；请先加入名册，或改用已有编号"),
        Phrase(
            "check.rule_unknown", en: "the pack {pack} has no rule {value}; write one of: {known}",
            zh: "规则包 {pack} 中没有规则 {value}；可写：{known}"),
        Phrase(
            "check.period_key", en: "{name}: {value} is no period; write it as 2026-07, 2026-Q3, 2026-W29 or 2026",
            zh: "{name}：{value} 不是时期；请写成 2026-07、2026-Q3、2026-W29 或 2026"),
        Phrase(
            "check.fraction", en: "{name} cannot be {value}; write what was done and what was expected, as in {name}: 3/4",
            zh: "{name} 不能是 {value}；请写完成数与应完成数，例如 {name}: 3/4"),
        Phrase(
            "check.expects_nothing", en: "{within} expects nothing; write at least one of: {known}", zh: "{within} 没有写明预期；请至少写一项：{known}"),
        Phrase(
            "check.none_with_more", en: "where {name} is none there is nothing else to be seen; leave {key} out",
            zh: "{name} 为 none 时没有其他可核对的内容；请删去 {key}"),
    ]

    private static let scenarioResults: [Phrase] = [
        Phrase("scenario.refused", en: "refused with {code}", zh: "以 {code} 拒绝"),
        Phrase(
            "scenario.no_holder", en: "nobody holds a seat of {value} on {day} that could be handed over",
            zh: "{day} 没有可移交的 {value} 的联系关系"),
        Phrase("scenario.expected", en: "expected", zh: "预期"),
        Phrase("scenario.got", en: "got", zh: "实际"),
        Phrase("scenario.none", en: "no such obligation", zh: "没有该应联任务"),
        Phrase("scenario.no_findings", en: "no findings", zh: "没有发现"),
        Phrase("scenario.no_steps", en: "no step", zh: "没有升级步骤"),
        Phrase("scenario.not_refused", en: "done", zh: "已完成"),
        Phrase("scenario.to_be_refused", en: "refused with {code}", zh: "以 {code} 拒绝"),
        Phrase("scenario.duty", en: "{rule}, {about}, {period}", zh: "{rule}，{about}，{period}"),
        Phrase("scenario.rate", en: "figures of {period}: {what}", zh: "{period} 履责情况：{what}"),
        Phrase("scenario.findings", en: "findings of {rule}", zh: "{rule} 的发现"),
        Phrase("scenario.escalation", en: "steps of {rule}, {about}, {period}", zh: "{rule}，{about}，{period} 的升级步骤"),
        Phrase("scenario.tally", en: "counts of {period}: {what}", zh: "{period} 台账数：{what}"),
        Phrase("scenario.fact", en: "what happens here", zh: "此处的事实"),
    ]

    /// What the command line says of them.
    private static let scenarioConsole: [Phrase] = [
        Phrase(
            "help.rules.test", en: "Play scenarios offline through the engine, and tell every difference from what they expect.",
            zh: "离线用引擎演练场景，逐一指出与预期不符之处。"),
        Phrase("argument.scenario_files", en: "Scenario files (NAME.test.yaml), or folders of them.", zh: "场景文件（NAME.test.yaml）或其文件夹。"),
        Phrase("cli.no_scenarios", en: "There is no .test.yaml file in {path}.", zh: "{path} 中没有 .test.yaml 文件。"),
        Phrase("cli.scenario", en: "{result}  {title} ({count} compared)", zh: "{result}  {title}（核对 {count} 项）"),
        Phrase("cli.scenario_passed", en: "passed", zh: "通过"),
        Phrase("cli.scenario_failed", en: "FAILED", zh: "不符"),
        Phrase("cli.scenario_difference", en: "{place}: on {at}, {what}", zh: "{place}：{at}，{what}"),
        Phrase("cli.scenarios", en: "{count} scenarios, {passed} passed", zh: "共 {count} 个场景，全部通过（{passed} 个）"),
        Phrase(
            "cli.scenarios_failed", en: "{count} scenarios, {passed} passed, {failed} failed",
            zh: "共 {count} 个场景，{passed} 个通过，{failed} 个不符"),
        Phrase("column.scenario", en: "scenario", zh: "场景"),
        Phrase("column.result", en: "result", zh: "结果"),
        Phrase("column.differences", en: "differences", zh: "不符数"),
    ]

    /// What the command line says of simulated years.
    private static let simulation: [Phrase] = [
        Phrase(
            "help.simulate", en: "Live through years of a roster under a rule pack, offline.", zh: "离线模拟：按规则包演练名册若干年。"),
        Phrase(
            "help.simulate.more",
            en:
                "Prints rates by quarter, duties per person and week by role, and escalations by level and year. The same seed gives the same years.",
            zh: "输出各季度履责率、各身份每人每周任务数、每年各级升级次数。相同的种子得到相同的结果。"),
        Phrase(
            "option.simulated_roster", en: "A made-up place (bagongshan, matou, yongtai, guannan, weishan), or a folder of sheets.",
            zh: "虚构的地方（bagongshan、matou、yongtai、guannan、weishan）；或一个表格文件夹。"),
        Phrase(
            "option.check_roster", en: "A folder of sheets: tells which rules and steps match nobody in it.", zh: "名册表格文件夹：指出其中无人适用的规则和步骤。"),
        Phrase(
            "cli.roster_faulty", en: "The sheets in {path} have faults: {count}.", zh: "{path} 中的表格有 {count} 处错误。"),
        Phrase("option.rules", en: "The rule pack.", zh: "规则包文件。"),
        Phrase("option.seed_years", en: "The same seed gives the same years.", zh: "相同的种子得到相同的年份。"),
        Phrase("option.years", en: "How many years, 1 to 50.", zh: "年数，1 至 50。"),
        Phrase(
            "option.punctuality", en: "Share of duties done on time, 0.9 if left out; for one role ROLE=0.8; may be repeated.",
            zh: "按时完成的比例，默认 0.9；某一身份写 身份=0.8；可重复。"),
        Phrase(
            "option.late",
            en:
                "Share done late, 0.06 if left out, the rest never, or after one to three months where a duty never closes; for one role ROLE=0.1; may be repeated.",
            zh: "逾期完成的比例，默认 0.06，其余不完成（永不截止的任务则在一至三个月后完成）；某一身份写 身份=0.1；可重复。"),
        Phrase("cli.years", en: "--years is from 1 to 50.", zh: "--years 应在 1 至 50 之间。"),
        Phrase(
            "cli.share", en: "{value} is no share; write 0.9, or for one role party_member=0.95.",
            zh: "“{value}”不是比例；请写 0.9，或指定身份 party_member=0.95。"),
        Phrase("cli.shares", en: "On time and late together are more than all.", zh: "按时与逾期的比例之和超过 1。"),
        Phrase("cli.simulated_year", en: "Year {year}: {time} ms.", zh: "第 {year} 年：{time} 毫秒。"),
        Phrase(
            "cli.simulated", en: "{from} – {through}, seed {seed}: {contacts} contacts, {activities} activities.",
            zh: "{from} – {through}，种子 {seed}：走访 {contacts} 次，活动 {activities} 次。"),
        Phrase(
            "cli.simulation_uncovered",
            en: "No calendar covers the days from {day} on: the weekly pattern served, without public holidays (calendar_uncovered).",
            zh: "自 {day} 起没有工作日历覆盖：按每周安排计算，不含节假日（calendar_uncovered）。"),
        Phrase("cli.section.load", en: "Load by role", zh: "各身份任务量"),
        Phrase("cli.section.levels", en: "Escalations by level and year", zh: "每年各级升级次数"),
        Phrase("column.to", en: "to whom", zh: "对象"),
        Phrase("column.persons", en: "persons", zh: "人数"),
        Phrase("column.duties", en: "duties", zh: "任务数"),
        Phrase("column.per_person_week", en: "per person and week", zh: "每人每周"),
        Phrase("column.year", en: "year", zh: "年"),
        Phrase("column.told", en: "told", zh: "已通知"),
        Phrase("column.skipped", en: "skipped", zh: "已跳过"),
    ]
}
