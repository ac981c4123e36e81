extension Catalogue {
    /// What the daemon answers when it refuses; the codes are stable for ever.
    static let problems: [Phrase] = [
        Phrase("unknown.worker", en: "No worker has the id or name {value}.", zh: "没有编号或姓名为“{value}”的联系人。"),
        Phrase("unknown.subject", en: "No subject has the id or name {value}.", zh: "没有编号或名称为“{value}”的联系对象。"),
        Phrase("unknown.unit", en: "No unit has the id or name {value}.", zh: "没有编号或名称为“{value}”的单位。"),
        Phrase("unknown.rule", en: "No rule has the id {value}.", zh: "没有编号为“{value}”的规则。"),
        Phrase("unknown.obligation", en: "No obligation has the id {value}.", zh: "没有编号为“{value}”的应联任务。"),
        Phrase("unknown.evidence", en: "No record has the id {value}.", zh: "没有编号为“{value}”的记录。"),
        Phrase("unknown.escalation", en: "No escalation has the number {value}.", zh: "没有编号为“{value}”的升级督办。"),
        Phrase("ambiguous.name", en: "{value} names more than one: {candidates}. Use an id.", zh: "“{value}”对应多个：{candidates}。请使用编号。"),
        Phrase("unknown.method", en: "No rule accepts the method {value}; known methods: {known}.", zh: "没有规则接受方式“{value}”；已知方式：{known}。"),
        Phrase("unknown.activity", en: "No rule asks for the activity {value}; known: {known}.", zh: "没有规则要求活动“{value}”；已知：{known}。"),
        Phrase(
            "date.malformed", en: "{value} is not a date or time; write 2026-10-01 or 2026-10-01T09:30:00+08:00.",
            zh: "“{value}”不是日期或时间；请写 2026-10-01 或 2026-10-01T09:30:00+08:00。"),
        Phrase(
            "period.malformed", en: "{value} is not a period; write 2026-10, 2026-Q3, 2026-H2, 2026 or 2026-W29.",
            zh: "“{value}”不是时期；请写 2026-10、2026-Q3、2026-H2、2026 或 2026-W29。"),
        Phrase(
            "evidence.key_taken", en: "Another record has the key {value} already, about {about}. Give this one a key of its own, or none.",
            zh: "记录键 {value} 已属于 {about} 的另一条记录。请另用记录键，或留空。"),
        Phrase(
            "evidence.future", en: "It would have happened at {value}, more than 5 minutes after the server's clock.",
            zh: "发生时间 {value} 晚于服务器时钟 5 分钟以上。"),
        Phrase(
            "evidence.reason_required", en: "It happened {days} days ago; more than {limit} days back needs a reason code.",
            zh: "发生在 {days} 天前；超过 {limit} 天须填写补录原因。"),
        Phrase("evidence.already_voided", en: "The record {value} was voided or superseded before.", zh: "记录 {value} 此前已作废或被更正。"),
        Phrase(
            "id.identity_number", en: "{value} looks like an identity number; give the person an id such as R-00012.",
            zh: "“{value}”疑似身份证号；请使用 R-00012 一类的编号。"),
        Phrase(
            "id.telephone_number", en: "{value} looks like a telephone number; give an id such as W-00012.",
            zh: "“{value}”疑似电话号码；请使用 W-00012 一类的编号。"),
        Phrase("id.name", en: "{value} looks like a name; give an id such as H-00012.", zh: "“{value}”疑似姓名；请使用 H-00012 一类的编号。"),
        Phrase(
            "id.malformed", en: "{value} is not an id: one to three capital letters, a hyphen, letters and digits, for instance H-00012.",
            zh: "“{value}”不是编号：应为一至三个大写字母、连字符、字母或数字，例如 H-00012。"),
        Phrase("id.empty", en: "The id is missing.", zh: "缺少编号。"),
        Phrase(
            "access.no_identity", en: "Nobody has given uid {uid} any right here. Ask the administrator for a line in access.yaml.",
            zh: "uid {uid} 在此没有任何权限。请管理员在 access.yaml 中登记。"),
        Phrase("access.right_missing", en: "This needs the right {right}; you have: {rights}.", zh: "此操作需要权限“{right}”；您现有：{rights}。"),
        Phrase("access.out_of_scope", en: "{value} lies outside the units that you may see.", zh: "“{value}”不在您的管辖范围内。"),
        Phrase("access.not_gateway", en: "Only a gateway may act for another worker.", zh: "只有网关身份可以代他人操作。"),
        Phrase("access.worker_required", en: "This needs a named worker; your identity names none.", zh: "此操作需要实名联系人；您的身份未对应任何联系人。"),
        Phrase("access.second_person", en: "The second person must be somebody else.", zh: "审批人不得是本人。"),
        Phrase("access.post_required", en: "An approval needs the right approve, or the post, over that unit.", zh: "审批需要对该单位有审批权限或相应职务。"),
        Phrase("rules.none", en: "No rules are adopted yet; run: lianhuctl rules reload", zh: "尚未采用任何规则；请运行：lianhuctl rules reload"),
        Phrase("rules.faulty", en: "The rules have {count} faults; the old set stays in force.", zh: "规则有 {count} 处错误；仍沿用原规则。"),
        Phrase("roster.faulty", en: "Faults in the sheets: {count}; nothing was changed.", zh: "表格有 {count} 处错误；未作任何更改。"),
        Phrase(
            "roster.too_many_ends", en: "{count} of {total} links would end, more than 5 %; repeat with --ends {count} if that is meant.",
            zh: "将有 {count}/{total} 条联系关系终止，超过 5%；如确需如此，请加 --ends {count} 重新执行。"),
        Phrase("state.not_empty", en: "The state already holds data; play accepts an empty one alone.", zh: "状态目录已有数据；演示只接受空目录。"),
        Phrase("state.read_only", en: "The state folder cannot be written: {reason}", zh: "状态目录不可写：{reason}"),
        Phrase("state.full", en: "The disk is full; nothing was changed. Free some space and repeat.", zh: "磁盘已满；未作任何更改。请释放空间后重试。"),
        Phrase(
            "state.newer",
            en: "The database has schema {found}, this program knows {known}; it was not touched: install the newer program.",
            zh: "数据库版本为 {found}，本程序只支持 {known}；未作改动，请安装新版程序。"),
        Phrase("state.locked", en: "Another daemon uses {path}; it goes on undisturbed.", zh: "另一个守护进程正在使用 {path}；其运行不受影响。"),
        Phrase(
            "audit.no_key", en: "There is no signing key. Make one with: lianhuctl audit keygen --out FILE, and name it in lianhud.yaml.",
            zh: "没有签名密钥。请运行：lianhuctl audit keygen --out 文件，并写入 lianhud.yaml。"),
        Phrase(
            "audit.log_corrupt", en: "The log does not match its last checkpoint at leaf {seq}; nothing more is written.",
            zh: "日志在第 {seq} 条与检查点不符；已停止写入。"),
        Phrase(
            "audit.whole_tree", en: "An export covers the whole log and needs the right audit over the whole tree.",
            zh: "导出包含全部日志，需要对整棵组织树的审计权限。"),
        Phrase("request.not_json", en: "The body ({bytes} bytes) is no JSON.", zh: "请求内容（{bytes} 字节）不是 JSON。"),
        Phrase("request.malformed", en: "The request is not what the API expects: {reason}", zh: "请求不符合接口要求：{reason}"),
        Phrase("request.unknown_member", en: "Unknown member {name}; did you mean {suggestion}?", zh: "未知成员“{name}”；是否为“{suggestion}”？"),
        Phrase("request.member_missing", en: "The member {name} is missing.", zh: "缺少成员“{name}”。"),
        Phrase("request.member_invalid", en: "The member {name} cannot be {value}: {reason}", zh: "成员“{name}”不能为“{value}”：{reason}"),
        Phrase("request.too_large", en: "The body is larger than {limit} bytes.", zh: "请求体超过 {limit} 字节。"),
        Phrase("idempotency.reused", en: "The same Idempotency-Key came with another body.", zh: "同一个 Idempotency-Key 对应了不同的内容。"),
        Phrase(
            "ladder.until_too_late", en: "An acknowledgement may pause the ladder until {limit} at the latest.", zh: "签收最迟只能暂停升级至 {limit}。"),
        Phrase("ladder.until_past", en: "{value} is over; choose today or a later day.", zh: "{value} 已过，请选今天或以后的日期。"),
        Phrase(
            "ladder.acknowledged", en: "{worker} has taken {value} on until {until}; its ladder rests through that day.",
            zh: "{value} 已由 {worker} 签收至 {until}，此前暂停升级。"),
        Phrase(
            "ladder.matter_rests", en: "No ladder runs for {value}: it is {phase}.", zh: "{value} 当前无升级督办：状态为 {phase}。"),
        Phrase("ladder.none", en: "No ladder runs for {value}: its class has none, or no deadline.", zh: "{value} 当前无升级督办：该类事项未设升级阶梯或期限。"),
        Phrase(
            "agenda.day_outside", en: "{value} is outside the days on which the visit counts: choose one from {from} through {through}.",
            zh: "{value} 不在该走访有效的日期内，请选 {from} 至 {through} 之间的一天。"),
        Phrase(
            "agenda.nobody", en: "Nobody holds {value} today, so nobody can plan a day for it; link a worker first.",
            zh: "{value} 今天无人负责，无法安排日期；请先建立联系关系。"),
        Phrase("agenda.not_fixed", en: "No day is planned for {value}, so there is none to free.", zh: "{value} 尚未安排日期，无可取消。"),
        Phrase("obligation.settled", en: "The obligation is {status} already.", zh: "该任务已是“{status}”。"),
        Phrase(
            "clock.held", en: "The clock went back behind the last record; ticks wait until it is right.", zh: "时钟早于最后一条记录；已暂停调度，请先校正时钟。"),
        Phrase("not_found", en: "There is nothing at {path}.", zh: "{path} 不存在。"),
        Phrase(
            "internal", en: "The daemon failed; the journal has the details under request {request}.", zh: "守护进程内部错误；详情见系统日志，请求号 {request}。"
        ),
        Phrase(
            "merge.unit_moved", en: "{id} stands elsewhere in the tree, or is of another kind, in the state.", zh: "“{id}”在系统中的上级或类型与表格不同。"),
        Phrase(
            "merge.unit_moved.remedy", en: "Keep its parent and kind as they are; a sheet cannot move a unit.", zh: "请保持其上级与类型不变；表格不能移动单位。"),
        Phrase("merge.tier_later", en: "{id} changes its tier on {on} already.", zh: "“{id}”的等级已登记于 {on} 调整。"),
        Phrase("merge.tier_later.remedy", en: "Import with --effective on that day or later.", zh: "请用 --effective 指定该日或之后的日期导入。"),
        Phrase("merge.second_primary", en: "{id} has a primary link of this kind in the state already.", zh: "“{id}”在系统中已有同类的主联系人。"),
        Phrase(
            "merge.second_primary.remedy",
            en: "List the old link with its last day, or name the unit with --unit so that what is missing ends.",
            zh: "请在表中列出原联系关系及其截止日，或用 --unit 指明单位使缺失者终止。"),
        Phrase("merge.out_of_scope", en: "{id} lies outside the units that you may change.", zh: "“{id}”不在您的管辖范围内。"),
        Phrase("merge.out_of_scope.remedy", en: "Leave the row out, or ask an administrator of that unit.", zh: "请删去此行，或请该单位的管理员导入。"),
        Phrase(
            "state.zone_changed", en: "The state was begun in zone {stored}; the configuration says {configured}. Put {stored} back.",
            zh: "状态库的时区为 {stored}，配置为 {configured}。请改回 {stored}。"),
        Phrase(
            "state.origin_changed", en: "The log's origin is {stored}; the configuration says {configured}. Put {stored} back.",
            zh: "日志来源为 {stored}，配置为 {configured}。请改回 {stored}。"),
    ]
}
