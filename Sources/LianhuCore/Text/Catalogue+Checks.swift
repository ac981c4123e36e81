extension Catalogue {
    /// Checks: what is refused and what to do instead, what lianhuctl says of them, and how packs are told.
    static let checkPhrases: [Phrase] = checkProblems + checkConsole + checkDescriptions

    private static let checkProblems: [Phrase] = [
        Phrase("unknown.check", en: "No check has the id {value}.", zh: "没有编号为“{value}”的检查。"),
        Phrase("unknown.check.remedy", en: "See what was drawn: lianhuctl check list", zh: "请查看已抽取的检查：lianhuctl check list"),
        Phrase(
            "unknown.check_kind", en: "No rule pack declares the check {value}; known: {known}.", zh: "没有规则包声明检查“{value}”；已知：{known}。"),
        Phrase("draw.no_kinds", en: "No rule pack in force declares checks.", zh: "现行规则包未声明任何检查。"),
        Phrase(
            "draw.no_kinds.remedy", en: "Write them under checks: in a pack, and reload the rules: lianhuctl rules reload",
            zh: "请在规则包的 checks: 下声明，并重新加载规则：lianhuctl rules reload"),
        Phrase("draw.kind_needed", en: "There are several checks, and none was named; known: {known}.", zh: "有多种检查，但未指明是哪一种；已知：{known}。"),
        Phrase("draw.kind_needed.remedy", en: "Name one: --kind CHECK", zh: "请指明：--kind 检查"),
        Phrase(
            "draw.taken", en: "{unit} was drawn from for {from} – {through} already, as {value}: nobody draws twice.",
            zh: "{unit} 在 {from} – {through} 的走访已抽取过（{value}），不得再抽。"),
        Phrase("draw.taken.remedy", en: "See it: lianhuctl check show {value}", zh: "请查看：lianhuctl check show {value}"),
        Phrase("draw.empty", en: "No contact is recorded in {unit} for {from} – {through}.", zh: "{unit} 在 {from} – {through} 没有走访记录。"),
        Phrase("draw.empty.remedy", en: "Name other days: --from DATE --through DATE", zh: "请指定其他日期：--from 日期 --through 日期"),
        Phrase(
            "draw.too_large", en: "{value} of {population} contacts are {count}; a check draws at most {most}.",
            zh: "{population} 条走访记录的 {value} 为 {count} 条；一次检查最多抽取 {most} 条。"),
        Phrase("draw.too_large.remedy", en: "Draw fewer, or from smaller units: --size N", zh: "请减少数量，或按较小的单位抽取：--size N"),
        Phrase("draw.not_yours", en: "Checks of {value} are drawn and called back by {by}.", zh: "{value} 的检查由 {by} 抽取和回访。"),
        Phrase(
            "draw.not_yours.remedy", en: "See who holds the post: lianhuctl unit show {value}", zh: "请查看任职人员：lianhuctl unit show {value}"),
        Phrase("call_back.not_sampled", en: "{value} is not in the sample of {check}.", zh: "{value} 不在 {check} 的样本中。"),
        Phrase(
            "call_back.not_sampled.remedy", en: "See the sample: lianhuctl check show {check}", zh: "请查看样本：lianhuctl check show {check}"),
        Phrase(
            "call_back.finding_unreached", en: "Nobody was reached about {value}, so nothing was found.", zh: "{value} 未联系上，不能登记问题。"),
        Phrase(
            "call_back.finding_unreached.remedy", en: "Leave the finding out, or answer true or untrue.", zh: "请省略问题，或答 true、untrue。"),
        Phrase("call_back.summary", en: "Call-back of {check}: record {value} was not confirmed.", zh: "{check} 回访：走访记录 {value} 不属实。"),
    ]

    private static let checkConsole: [Phrase] = [
        Phrase("answer.true", en: "true", zh: "属实"),
        Phrase("answer.untrue", en: "untrue", zh: "不属实"),
        Phrase("answer.not_reached", en: "not reached", zh: "未联系上"),
        Phrase("answer.pending", en: "to be called", zh: "待回访"),
        Phrase("column.sampled", en: "drawn/of", zh: "抽取/总数"),
        Phrase("column.reached", en: "reached/drawn", zh: "接通/抽取"),
        Phrase("column.true_count", en: "true/reached", zh: "属实/接通"),
        Phrase("column.untrue_count", en: "untrue/reached", zh: "不属实/接通"),
        Phrase("column.not_reached", en: "not reached", zh: "未联系上"),
        Phrase("column.pending", en: "to be called", zh: "待回访"),
        Phrase("column.from", en: "from", zh: "起"),
        Phrase("column.through", en: "through", zh: "止"),
        Phrase("column.answer", en: "answer", zh: "回访结果"),
        Phrase("column.called_by", en: "called by", zh: "回访人"),
        Phrase("column.matter", en: "matter", zh: "事项"),
        Phrase("column.seed", en: "seed", zh: "种子"),
        Phrase("column.leaf", en: "leaf", zh: "留痕序号"),
        Phrase("column.drawn_by", en: "drawn by", zh: "抽取人"),
        Phrase("column.drawn_at", en: "drawn at", zh: "抽取时间"),
        Phrase("cli.by_unit", en: "By unit", zh: "分单位"),
        Phrase("cli.check_figures", en: "The check; the sample above is in the order of the draw", zh: "检查情况（上列样本按抽取顺序）"),
        Phrase(
            "cli.sample_withheld", en: "{count} contacts that were not called yet are not shown: whoever draws sees them.",
            zh: "另有 {count} 条尚未回访的记录不予显示，仅抽取人可见。"),
        Phrase(
            "cli.untrue_contact",
            en: "{id} counts as before until it is voided: lianhuctl contact void {id} --reason untrue_call_back",
            zh: "{id} 在作废之前仍照常计数；如需作废：lianhuctl contact void {id} --reason untrue_call_back"),
        Phrase("cli.call_replaced", en: "{count} earlier answers of {id} are kept.", zh: "{id} 此前的 {count} 次回访结果已留存。"),
        Phrase("help.check", en: "Checks: a drawn sample of contacts is called back.", zh: "检查：随机抽取走访记录并回访。"),
        Phrase("help.check.start", en: "Draw the sample of a unit and a range of days, once.", zh: "抽取某单位某时段的样本（限一次）。"),
        Phrase(
            "help.check.start.more",
            en:
                "Nobody can steer who is drawn: the seed is the hash of this command's own leaf, which holds 32 random bytes and the root of the log before it. Without days: the last closed month, else the running one up to today.",
            zh: "任何人都不能左右抽取结果：种子是本命令自身留痕的哈希，其中含 32 字节随机数及此前日志的根。不指定日期时，取最近结账的月份，否则取本月至今。"),
        Phrase("help.check.list", en: "List checks with their figures.", zh: "列出检查及其数字。"),
        Phrase("help.check.show", en: "Show a check: figures by unit, the sample, the answers.", zh: "查看检查：分单位数字、样本与回访结果。"),
        Phrase("help.check.record", en: "Record a call-back: true, untrue or not_reached.", zh: "登记回访：true、untrue 或 not_reached。"),
        Phrase("argument.check", en: "Id of a check, as CK-3.", zh: "检查编号，如 CK-3。"),
        Phrase("argument.contact", en: "Id of a contact in the sample.", zh: "样本中走访记录的编号。"),
        Phrase("argument.answer", en: "true, untrue or not_reached.", zh: "true（属实）、untrue（不属实）或 not_reached（未联系上）。"),
        Phrase("option.check_kind", en: "A check of the rules in force; needed if there are several.", zh: "现行规则中的检查；有多种时须指明。"),
        Phrase("option.check_size", en: "How many: 20, or 10%; otherwise what the pack says.", zh: "数量：20，或 10%；省略则按规则包。"),
        Phrase("option.check_finding", en: "What was found, in words: it becomes a matter.", zh: "发现的问题：将登记为事项。"),
    ]

    private static let checkDescriptions: [Phrase] = [
        Phrase("scenario.check", en: "check {period} {what}", zh: "检查 {period} {what}"),
        Phrase("describe.check_by", en: "drawn by", zh: "抽取"),
        Phrase("describe.check_size", en: "sample", zh: "样本"),
        Phrase("describe.check_number", en: "{count} recorded contacts", zh: "{count} 条走访记录"),
        Phrase("describe.check_percent", en: "{count} % of the recorded contacts", zh: "走访记录的 {count}%"),
        Phrase("describe.check_matter", en: "a finding", zh: "发现问题"),
        Phrase("describe.check_activity", en: "an activity as well", zh: "兼作活动"),
        Phrase("describe.check_is", en: "{activity}, once everybody drawn was called back", zh: "全部回访完毕后记为“{activity}”"),
        Phrase("describe.check_becomes", en: "becomes a matter: {matter}; its verification is the re-check", zh: "登记为事项“{matter}”，其核验即为复查"),
        Phrase(
            "check.draw_size", en: "{value} is no size of a sample; write a number up to {max}, as size: 20, or a share, as size: 10%",
            zh: "“{value}”不是样本数量；请写不超过 {max} 的数，如 size: 20，或比例，如 size: 10%"),
        Phrase(
            "check.draw_recheck",
            en: "{value} has no stage in which a second person looks again; write a stage with act: verify in it, or name another class",
            zh: "事项类别“{value}”没有由第二人复查的环节；请在其中写入 act: verify 的环节，或改用其他类别"),
    ]
}
