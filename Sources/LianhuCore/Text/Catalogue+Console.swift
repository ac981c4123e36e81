extension Catalogue {
    /// What the command line says.
    static let consolePhrases: [Phrase] = consoleSentences + consoleWords + consoleColumns + consoleHelp + consoleOptions

    /// Sentences and headings.
    private static let consoleSentences: [Phrase] = [
        Phrase("cli.next", en: "Next: {command}", zh: "下一步：{command}"),
        Phrase("cli.empty", en: "Nothing found.", zh: "没有符合条件的内容。"),
        Phrase(
            "cli.more", en: "{count} shown; there are more: repeat with --all, or with --cursor {cursor}",
            zh: "已显示 {count} 条，还有更多：请加 --all，或 --cursor {cursor}"),
        Phrase("cli.limit", en: "--limit is from 1 to 1000.", zh: "--limit 应在 1 至 1000 之间。"),
        Phrase("cli.place", en: "{place} ({column})", zh: "{place}（{column}）"),
        Phrase("cli.remedy", en: "{reason} {remedy}", zh: "{reason}{remedy}"),
        Phrase("cli.request", en: "The journal has the details under request {request}.", zh: "详情见系统日志，请求号 {request}。"),
        Phrase("cli.yes", en: "yes", zh: "是"),
        Phrase("cli.no", en: "no", zh: "否"),
        Phrase("cli.none", en: "none", zh: "无"),
        Phrase("cli.file", en: "{path}: {reason}", zh: "{path}：{reason}"),
        Phrase("cli.key_readable", en: "others than its owner and group may use this key", zh: "此密钥可被属主和属组以外的用户读取"),
        Phrase("cli.bundle", en: "The bundle cannot be written: {reason}", zh: "无法写出审计包：{reason}"),
        Phrase("cli.note", en: "The note or key cannot be used: {reason}", zh: "签名或密钥不可用：{reason}"),
        Phrase("cli.not_utf8", en: "{path} is no UTF-8 text.", zh: "{path} 不是 UTF-8 文本。"),
        Phrase("cli.exists", en: "{path} is there already; it was not touched.", zh: "{path} 已存在；未作改动。"),
        Phrase("cli.unwritable", en: "{path} cannot be written.", zh: "无法写入 {path}。"),
        Phrase("cli.not_empty", en: "The folder {path} is not empty; name a new one.", zh: "文件夹 {path} 不为空；请指定新的文件夹。"),
        Phrase("cli.no_rules", en: "There is no .yaml file in {path}.", zh: "{path} 中没有 .yaml 文件。"),
        Phrase("cli.no_sheets", en: "There is no sheet in {path}; known are {known}.", zh: "{path} 中没有表格；应为：{known}。"),
        Phrase(
            "cli.no_calendars", en: "No work calendars were found; name their folder with --calendars.",
            zh: "没有找到工作日历；请用 --calendars 指明所在目录。"),
        Phrase(
            "cli.no_calendar", en: "There is no calendar cn.yaml; name its folder with --calendars.",
            zh: "找不到工作日历 cn.yaml；请用 --calendars 指定所在文件夹。"),
        Phrase("cli.zone", en: "The time zone file {path} cannot be read: {reason}", zh: "无法读取时区文件 {path}：{reason}"),
        Phrase("cli.days", en: "{value} is no number of days; write it as 28d", zh: "{value} 不是天数；请写成 28d"),
        Phrase("cli.day", en: "{value} is no day; write 2026-10-01.", zh: "“{value}”不是日期；请写 2026-10-01。"),
        Phrase("cli.from_after_until", en: "The first day comes after the last one.", zh: "起始日期晚于截止日期。"),
        Phrase("cli.period_or_days", en: "Name either --period, or --from and --to.", zh: "请只用 --period，或用 --from 与 --to。"),
        Phrase(
            "cli.origin", en: "{value} cannot be the name of a log: write it without blanks and plus signs, such as lianhu/weishan.",
            zh: "“{value}”不能作日志名称：不得含空格或加号，例如 lianhu/weishan。"),
        Phrase("cli.vkey", en: "{value} is no verifier key; it reads NAME+ID+KEY, on one line.", zh: "“{value}”不是验证公钥；应为一行：名称+编号+密钥。"),
        Phrase(
            "cli.method", en: "{value} is no method; known are GET, HEAD, POST, PUT, PATCH and DELETE.",
            zh: "“{value}”不是请求方法；可用：GET、HEAD、POST、PUT、PATCH、DELETE。"),
        Phrase("cli.path", en: "{value} is no path; it begins with /v1/.", zh: "“{value}”不是路径；应以 /v1/ 开头。"),
        Phrase("cli.rules_faulty", en: "Faults: {count}.", zh: "共有 {count} 处错误。"),
        Phrase("cli.rules_good", en: "{files} files, {rules} rules, no fault.", zh: "{files} 个文件，{rules} 条规则，没有错误。"),
        Phrase(
            "cli.generated", en: "Made up: {contacts} contacts and attempts, {activities} activities.",
            zh: "已生成：走访与未遇 {contacts} 条，活动 {activities} 条。"),
        Phrase(
            "cli.key_made",
            en:
                "{path} is the private key: the daemon alone may read it. The line above is the verifier key; keep it on paper, away from this machine.",
            zh: "{path} 为私钥，只应由守护进程读取。上一行为验证公钥，请抄录于纸上并存放于本机之外。"),
        Phrase("cli.demonstration", en: "DEMONSTRATION DATA: people and records are made up.", zh: "演示数据：人员与记录均为虚构。"),
        Phrase("cli.week", en: "{worker}: {count} visits in these days, {later} later.", zh: "{worker}：所列各日共 {count} 次走访，之后还有 {later} 次。"),
        Phrase("cli.no_visits", en: "nothing planned", zh: "未安排"), Phrase("cli.free_day", en: "no working day", zh: "非工作日"),
        Phrase(
            "cli.fix_either", en: "Say the day with --on DATE, or --free to leave it to the planning.",
            zh: "请用 --on DATE 指定日期，或用 --free 交回系统安排。"),
        Phrase("cli.agenda", en: "{worker}: {count} to do, {overdue} overdue.", zh: "{worker}：待办 {count} 项，其中逾期 {overdue} 项。"),
        Phrase(
            "cli.sheet_empty", en: "Nothing is owed there now: the sheet has headings alone. What comes, and when, status tells.",
            zh: "该处目前没有待办：表中只有表头。接下来的任务见 status。"),
        Phrase(
            "cli.sheet_written", en: "{rows} rows. Fill in date and method, leave the key column alone, and bring the sheet back.",
            zh: "共 {rows} 行。请填写日期和方式，勿改动记录键一列，填好后导入。"),
        Phrase("cli.receipt.duplicate", en: "{id} was recorded before; nothing was changed.", zh: "{id} 此前已登记；未作更改。"),
        Phrase(
            "cli.receipt.extra", en: "Recorded as an extra: it settles nothing. The reasons stand above.",
            zh: "已登记，作为额外走访，不计入应联任务；原因见上。"),
        Phrase("cli.receipt.late_entry", en: "Entered after the entry deadline; counted and flagged.", zh: "超过补录期限录入；计入并标注。"),
        Phrase("cli.settled_by", en: "by {record} on {on}", zh: "由 {record} 于 {on} 完成"),
        Phrase("cli.excused_by", en: "{reason}, approved by {approver}", zh: "{reason}，批准人 {approver}"),
        Phrase("cli.backfilled", en: "due before the rule was adopted: counted, never escalated", zh: "规则采用前已到期：计入，不升级"),
        Phrase("cli.superseded", en: "(void)", zh: "（已作废）"),
        Phrase("cli.vacant", en: "vacant", zh: "空缺"),
        Phrase("cli.head", en: "head", zh: "户主"),
        Phrase("cli.primary", en: "primary", zh: "主"),
        Phrase("cli.backup", en: "backup", zh: "备"),
        Phrase("cli.whole_tree", en: "the whole tree", zh: "整棵组织树"),
        Phrase("cli.total", en: "{name}, in all", zh: "{name}合计"),
        Phrase("cli.sent", en: "{name}: {lines} lines sent", zh: "{name}：已上传 {lines} 行"),
        Phrase("cli.people", en: "{count} people", zh: "{count} 人"),
        Phrase("cli.busiest", en: "{name} ({id}) with {count}", zh: "{name}（{id}），{count} 项"),
        Phrase(
            "cli.planned", en: "Obligations: {created} new, {changed} re-dated, {voided} void.",
            zh: "应联任务：新增 {created} 项，改期 {changed} 项，失效 {voided} 项。"),
        Phrase(
            "cli.recorded_late", en: "{count} links were recorded after something of theirs was due: they make nobody guilty.",
            zh: "{count} 条联系关系在到期后才登记：不追溯责任。"),
        Phrase("cli.changes_nothing", en: "Everything is known already: nothing changes.", zh: "内容均已存在：没有变更。"),
        Phrase("cli.dry_run", en: "A dry run: nothing was changed.", zh: "试运行：未作更改。"),
        Phrase("cli.imported", en: "Done, in one transaction.", zh: "已一次性完成。"),
        Phrase("cli.revision", en: "Revision {revision}, digest {digest}…", zh: "第 {revision} 版，摘要 {digest}…"),
        Phrase("cli.unchanged_rules", en: "The rules are as they were.", zh: "规则没有变化。"),
        Phrase(
            "cli.compliance", en: "{unit}, {period} ({from} – {through}), as of {as_of}; {state}; rules {digest}…",
            zh: "{unit}，{period}（{from} – {through}），截至 {as_of}；{state}；规则摘要 {digest}…"),
        Phrase(
            "cli.tallies", en: "{unit}, {period} ({from} – {through}), as of {as_of}; {state}",
            zh: "{unit}，{period}（{from} – {through}），截至 {as_of}；{state}"),
        Phrase("cli.upcoming", en: "{count} more will open before the period ends.", zh: "期末前还将产生 {count} 项。"),
        Phrase(
            "cli.uncovered", en: "Public holidays of this period are not known yet: working days are provisional.",
            zh: "该时期的节假日尚未公布：工作日为暂定。"),
        Phrase("cli.findings", en: "{count} findings on {on}", zh: "{on} 共有 {count} 项发现"),
        Phrase("cli.rules_state", en: "revision {revision}, {digest}…, adopted {at}", zh: "第 {revision} 版，{digest}…，采用于 {at}"),
        Phrase("cli.checkpoint_state", en: "leaf {size}, {at}, {age} ago", zh: "第 {size} 条，{at}，距今 {age}"),
        Phrase("cli.no_checkpoint", en: "none yet", zh: "尚无"),
        Phrase(
            "cli.unsigned",
            en: "UNSIGNED: there is no signing key. Make one: lianhuctl audit keygen --origin NAME --out /etc/lianhu/audit.key",
            zh: "未签名：没有签名密钥。请运行：lianhuctl audit keygen --origin 名称 --out /etc/lianhu/audit.key"),
        Phrase(
            "cli.pending_rules", en: "The rules on disk differ from those in force; adopt them: lianhuctl rules reload",
            zh: "磁盘上的规则与现行规则不同；如需采用：lianhuctl rules reload"),
        Phrase(
            "cli.load_failed", en: "The last reload ({at}) found {count} faults; the old rules stay in force:",
            zh: "上次重新读取（{at}）发现 {count} 处错误；沿用原规则："),
        Phrase(
            "cli.calendar_ends", en: "The calendar {name} ends on {day}: install the next year's holidays.",
            zh: "工作日历 {name} 只到 {day}：请更新下一年度的节假日。"),
        Phrase(
            "cli.unheard", en: "ALARM: {count} open items climbed to a post that nobody holds: lianhuctl escalation list --skipped",
            zh: "警报：{count} 项未完成任务或事项已升级至无人在岗的职务：lianhuctl escalation list --skipped"),
        Phrase(
            "cli.inert", en: "This line of access.yaml names a group that does not exist here: {line}",
            zh: "access.yaml 中此行所指的用户组在本机不存在：{line}"),
        Phrase("cli.age.days", en: "{days} d {hours} h", zh: "{days} 天 {hours} 小时"),
        Phrase("cli.age.hours", en: "{hours} h {minutes} min", zh: "{hours} 小时 {minutes} 分"),
        Phrase("cli.age.minutes", en: "{minutes} min", zh: "{minutes} 分钟"),
        Phrase(
            "cli.checkpoint",
            en:
                "{size} leaves are signed ({at}). Keep these lines off this machine: whoever has them detects that older leaves were rewritten.",
            zh: "已签署 {size} 条留痕（{at}）。请将以上内容保存在本机之外：持有者可发现此前的留痕是否被改写。"),
        Phrase(
            "cli.exported", en: "Leaves {from} to {to} ({entries} entries) for {period}.",
            zh: "{period}：第 {from} 至 {to} 条，共 {entries} 条。"),
        Phrase(
            "cli.exported_none", en: "The log has no leaf for {period}; the bundle proves that alone.", zh: "日志中没有 {period} 的条目；审计包仅证明这一点。"),
        Phrase(
            "cli.exported_wider",
            en: "From the last checkpoint before {first} to one made now: entries outside {first} – {last} are context.",
            zh: "自 {first} 之前的最后一个检查点至当前检查点；{first} – {last} 以外的条目为上下文。"),
        Phrase("cli.socket.absent", en: "Socket: nothing lies at {path}", zh: "套接字：{path} 不存在"),
        Phrase("cli.socket.other", en: "Socket: {path} is something else than a socket", zh: "套接字：{path} 不是套接字"),
        Phrase(
            "cli.socket.systemd", en: "Socket: {path}, mode {mode}, {owner}:{group}, kept by systemd (lianhud.socket)",
            zh: "套接字：{path}，权限 {mode}，{owner}:{group}，由 systemd 管理（lianhud.socket）"),
        Phrase(
            "cli.socket.own", en: "Socket: {path}, mode {mode}, {owner}:{group}, the daemon's own",
            zh: "套接字：{path}，权限 {mode}，{owner}:{group}，由守护进程自建"),
        Phrase(
            "cli.stop.own",
            en: "The daemon at {path} was not started by systemd: press Ctrl-C where it runs, or send SIGTERM to its process.",
            zh: "{path} 上的守护进程不是由 systemd 启动：请在其终端按 Ctrl-C，或向其进程发送 SIGTERM。"),
        Phrase("cli.stop.running", en: "{command}", zh: "{command}"),
        Phrase(
            "cli.stop.done", en: "Stopped, the socket too: otherwise the next client would start the daemon again.",
            zh: "已停止，套接字一并停止；否则下一个客户端会再次启动守护进程。"),
        Phrase("cli.stop.failed", en: "systemd refused.", zh: "systemd 拒绝了请求。"),
        Phrase("cli.sheet.rows", en: "rows filled in", zh: "已填写行数"),
        Phrase("cli.sheet.recorded", en: "recorded", zh: "新登记"),
        Phrase("cli.sheet.duplicates", en: "recorded before", zh: "此前已登记"),
        Phrase("cli.sheet.settled", en: "obligations settled", zh: "完成任务数"),
        Phrase("cli.sheet.extras", en: "extras", zh: "额外走访"),
        Phrase("cli.timeline.obligation", en: "owed until {due}: {status} ({id})", zh: "{due} 前应联：{status}（{id}）"),
        Phrase("cli.timeline.evidence", en: "{worker}, {method}: {summary}", zh: "{worker}，{method}：{summary}"),
        Phrase("cli.timeline.escalation", en: "step {step}: {to} ({id})", zh: "第 {step} 级：{to}（{id}）"),
        Phrase("cli.section.settled", en: "Settled", zh: "已完成的任务"),
        Phrase("cli.section.not_counted", en: "Not counted", zh: "未计入"),
        Phrase("cli.section.changed", en: "Changed", zh: "变化"),
        Phrase("cli.section.posts", en: "Posts", zh: "职务"),
        Phrase("cli.section.roles", en: "Roles", zh: "身份"),
        Phrase("cli.section.links", en: "Links", zh: "联系关系"),
        Phrase("cli.section.children", en: "Units below", zh: "下级单位"),
        Phrase("cli.section.residents", en: "People", zh: "家庭成员"),
        Phrase("cli.section.obligations", en: "Owed", zh: "应联任务"),
        Phrase("cli.section.timeline", en: "What happened", zh: "经过"),
        Phrase("cli.section.grants", en: "Rights and where they come from", zh: "权限及其依据"),
        Phrase("cli.section.duties", en: "Next due", zh: "即将到期"),
    ]

    /// Words of the API that have no other home.
    private static let consoleWords: [Phrase] = [
        Phrase("entry.contact", en: "contact", zh: "走访"),
        Phrase("entry.attempt", en: "attempt", zh: "未遇"),
        Phrase("entry.activity", en: "activity", zh: "活动"),
        Phrase("entry.obligation", en: "obligation", zh: "应联任务"),
        Phrase("entry.escalation", en: "escalation", zh: "升级督办"),
        Phrase("step.remind", en: "reminder", zh: "提醒"),
        Phrase("step.urge", en: "urging", zh: "催办"),
        Phrase("step.supervise", en: "supervision", zh: "督办"),
        Phrase("step.report", en: "report", zh: "报告"),
        Phrase("duty.contact", en: "contact", zh: "走访"),
        Phrase("duty.activity", en: "activity", zh: "活动"),
        Phrase("duty.caseload", en: "caseload", zh: "联系数量"),
        Phrase("kind.district", en: "district", zh: "区"),
        Phrase("kind.county", en: "county", zh: "县"),
        Phrase("kind.town", en: "town", zh: "镇"),
        Phrase("kind.village", en: "village", zh: "村"),
        Phrase("kind.branch", en: "branch", zh: "支部"),
        Phrase("kind.area", en: "area", zh: "片区"),
        Phrase("kind.grid", en: "grid", zh: "网格"),
        Phrase("kind.group", en: "group", zh: "组"),
        Phrase("kind.building", en: "building", zh: "楼栋"),
        Phrase("kind.household", en: "household", zh: "户"),
        Phrase("kind.tenant", en: "tenant", zh: "租户"),
        Phrase("kind.shop", en: "shop", zh: "商铺"),
        Phrase("kind.enterprise", en: "enterprise", zh: "企业"),
        Phrase("kind.resident", en: "resident", zh: "居民"),
        Phrase("kind.worker", en: "worker", zh: "联系人"),
        Phrase("kind.unit", en: "unit", zh: "单位"),
    ]
}
