extension Catalogue {
    /// Messages to people and what becomes of them.
    static let deliveryPhrases: [Phrase] = messages + deliveryStates + deliveryProblems + deliveryConsole + courierPhrases

    private static let messages: [Phrase] = [
        Phrase("message.title.remind", en: "Reminder — to do: {count}, overdue: {overdue}", zh: "提醒：待办 {count} 项，逾期 {overdue} 项"),
        Phrase("message.title.urge", en: "Urgent — to do: {count}, overdue: {overdue}", zh: "催办：待办 {count} 项，逾期 {overdue} 项"),
        Phrase(
            "message.title.supervise", en: "For supervision — to do: {count}, overdue: {overdue}", zh: "督办：待办 {count} 项，逾期 {overdue} 项"),
        Phrase("message.title.report", en: "Report — to do: {count}, overdue: {overdue}", zh: "报告：待办 {count} 项，逾期 {overdue} 项"),
        Phrase("message.to", en: "To {name}:", zh: "{name}："),
        Phrase("message.item.open", en: "{number}. {about}: {title}, due {due}", zh: "{number}. {about}：{title}，{due} 截止"),
        Phrase(
            "message.item.overdue", en: "{number}. {about}: {title}, due {due}, {days} days ago",
            zh: "{number}. {about}：{title}，{due} 截止，已过 {days} 天"),
        Phrase("message.item.other", en: "{number}. {about}: something to be done", zh: "{number}. {about}：待办事项"),
        Phrase("message.about", en: "{name} ({id})", zh: "{name}（{id}）"),
        Phrase("message.unit", en: "{unit}: {count}, overdue {overdue}", zh: "{unit}：{count} 项，逾期 {overdue} 项"),
        Phrase("message.longest", en: "Overdue the longest:", zh: "逾期最久："),
        Phrase("message.more", en: "… and {count} more", zh: "……另有 {count} 项"),
        Phrase("message.settled", en: "Done since this was queued: {count}", zh: "其间已办结：{count} 项"),
        Phrase("message.title.cleared", en: "Settled: {count}", zh: "已办结：{count} 项"),
        Phrase("message.cleared", en: "Settled, of what you had been told of: {count}", zh: "此前通知事项中已办结：{count} 项"),
        Phrase("message.cleared.item", en: "- {about}: {title}, due {due}: {outcome}", zh: "· {about}：{title}，{due} 截止：{outcome}"),
        Phrase("message.cleared.unit", en: "{unit}: {count}", zh: "{unit}：{count} 项"),
        Phrase("message.deadline_met", en: "that step is done", zh: "该环节已完成"),
        Phrase("message.number", en: "Message {number}", zh: "通知编号 {number}"),
    ]

    private static let deliveryStates: [Phrase] = [
        Phrase("delivery.pending", en: "waiting", zh: "待发"),
        Phrase("delivery.unaddressed", en: "waiting, no address", zh: "待发（无投递方式）"),
        Phrase("delivery.leased", en: "being sent", zh: "发送中"),
        Phrase("delivery.handed", en: "to be passed on", zh: "待转发"),
        Phrase("delivery.delivered", en: "delivered", zh: "已送达"),
        Phrase("delivery.settled", en: "nothing left to tell", zh: "已无须发送"),
        Phrase("delivery.dead", en: "given up", zh: "投递失败"),
    ]

    private static let deliveryConsole: [Phrase] = [
        Phrase("help.notification.show", en: "Show one message in words, and what became of it.", zh: "查看一条通知的正文及投递情况。"),
        Phrase("help.notification.retry", en: "Send a message again that was given up.", zh: "重新投递失败的通知。"),
        Phrase(
            "help.notification.deliver", en: "Tick off a message that you passed on by hand.", zh: "确认已人工转发的通知送达。"),
        Phrase(
            "argument.ladder_item", en: "Id of an obligation (RULE~SUBJECT~PERIOD~SLOT) or of a matter (MT-17).",
            zh: "任务编号（规则~对象~时期~序号）或事项编号（MT-17）。"),
        Phrase(
            "cli.asleep", en: "ALARM: {count} open items are looked at by nobody any more: journalctl -u lianhud -n 50",
            zh: "警报：{count} 项未完成任务或事项已无后续处理时间：journalctl -u lianhud -n 50"),
        Phrase(
            "cli.ticks_still", en: "ALARM: nothing was looked at since {at}, so no ladder climbs: journalctl -u lianhud -n 50",
            zh: "警报：自 {at} 起未再处理任何任务，升级已停止：journalctl -u lianhud -n 50"),
        Phrase(
            "cli.dead", en: "{count} messages were given up: lianhuctl notification list --state dead",
            zh: "{count} 条通知投递失败：lianhuctl notification list --state dead"),
        Phrase(
            "cli.unaddressed_demo",
            en: "{count} messages wait, as they should: made-up people have no addresses. To see them: lianhuctl notification list",
            zh: "{count} 条通知正常等待：虚构人员没有投递方式。查看：lianhuctl notification list"),
        Phrase(
            "cli.unaddressed", en: "{count} messages wait for want of an address: lianhuctl notification list --state unaddressed",
            zh: "{count} 条通知因无投递方式而等待：lianhuctl notification list --state unaddressed"),
        Phrase("cli.acknowledged_by", en: "{until}, by {worker}", zh: "{until}（{worker}）"),
        Phrase("argument.notification", en: "Number of the message.", zh: "通知编号。"),
        Phrase(
            "option.delivery_state", en: "Only those in this state: pending, unaddressed, leased, handed, delivered, settled or dead.",
            zh: "仅此状态：pending、unaddressed、leased、handed、delivered、settled 或 dead。"),
        Phrase("option.channel", en: "Only those on this channel, such as paste.", zh: "仅此渠道，如 paste。"),
        Phrase("option.text", en: "Each in full, ready to be pasted.", zh: "列出正文，便于复制转发。"),
        Phrase(
            "cli.message_head", en: "# {number} — {state} — group: {group} — owner: {owner}", zh: "# {number}　{state}　群：{group}　群主：{owner}"),
        Phrase("column.channel", en: "channel", zh: "渠道"),
        Phrase("column.group", en: "group", zh: "群"),
        Phrase("column.owner", en: "owner", zh: "群主"),
        Phrase("column.tries", en: "tries", zh: "已试次数"),
        Phrase("column.next_try", en: "not before", zh: "下次不早于"),
        Phrase("column.delivered_at", en: "delivered", zh: "送达时间"),
    ]

    private static let deliveryProblems: [Phrase] = [
        Phrase("unknown.notification", en: "There is no message {value}.", zh: "没有编号为 {value} 的通知。"),
        Phrase("unknown.notification.remedy", en: "List them: lianhuctl notification list", zh: "查看列表：lianhuctl notification list"),
        Phrase(
            "notification.not_dead", en: "Message {value} is not given up; its state is: {state}.", zh: "通知 {value} 并未投递失败，当前状态：{state}。"),
        Phrase("notification.already_delivered", en: "Message {value} was delivered.", zh: "通知 {value} 已送达。"),
        Phrase(
            "notification.not_yours",
            en: "Message {value} is ticked off by the owner of its group, or by who may approve for the recipient's unit.",
            zh: "通知 {value} 须由该消息群的群主，或有权审批收件人所在单位的人员确认送达。"),
        Phrase(
            "sheet.unit_or_worker.remedy", en: "Write the id of the one that is reached this way, and leave the other blank.",
            zh: "请只填写以此方式联系的单位或联系人，另一格留空。"),
        Phrase("sheet.channel_malformed", en: "This is no name of a channel.", zh: "渠道名称格式不对。"),
        Phrase(
            "sheet.channel_malformed.remedy", en: "Write a name of channels.yaml: small letters, digits and hyphens, such as town-robot.",
            zh: "请填写 channels.yaml 中的渠道名：小写字母、数字和连字符，如 town-robot。"),
        Phrase("sheet.unit_or_worker", en: "A row needs a unit or a worker, and not both.", zh: "每行须填写单位或联系人之一，不能都填或都不填。"),
    ]

    private static let courierPhrases: [Phrase] = [
        Phrase(
            "help.courier", en: "Lianhu's courier: takes queued messages from the daemon and delivers them.", zh: "联户投递程序：从守护进程领取通知并投递。"),
        Phrase("help.courier.run", en: "Deliver queued messages until told to stop.", zh: "持续投递通知，直至收到停止信号。"),
        Phrase(
            "help.courier.check", en: "Check the file of channels and their secrets; nothing is sent.", zh: "检查渠道配置及其凭据，不发送任何内容。"),
        Phrase("option.courier_config", en: "The file of channels.", zh: "渠道配置文件。"),
        Phrase(
            "option.courier_socket", en: "The daemon's socket; else the one of the configuration, else /run/lianhu/control.sock.",
            zh: "守护进程套接字；默认取配置文件所写，否则为 /run/lianhu/control.sock。"),
        Phrase(
            "option.courier_credentials", en: "The folder of credentials; else $CREDENTIALS_DIRECTORY.",
            zh: "凭据所在目录；默认取 $CREDENTIALS_DIRECTORY。"),
        Phrase(
            "courier.secret_missing",
            en: "Channel {name} is off: its credential {credential} is missing or empty; see LoadCredential= in lianhu-courier.service.",
            zh: "渠道 {name} 未启用：缺少凭据 {credential} 或其为空；请检查 lianhu-courier.service 中的 LoadCredential=。"),
        Phrase(
            "courier.secret_malformed",
            en:
                "Channel {name} is off: the credential {credential} is no secret of the Standard Webhooks convention; write whsec_ and base64 of 24 to 64 bytes.",
            zh: "渠道 {name} 未启用：凭据 {credential} 不符合 Standard Webhooks 约定；应为 whsec_ 加 24–64 字节的 base64。"),
        Phrase(
            "courier.trust_unreadable", en: "Channel {name} is off: the certificates {path} cannot be read.",
            zh: "渠道 {name} 未启用：无法读取证书文件 {path}。"),
        Phrase(
            "courier.no_channel", en: "No channel can work; see lianhu-courier check.", zh: "没有可用的渠道；请运行 lianhu-courier check 查看。"),
        Phrase(
            "courier.no_configuration", en: "{path} cannot be read; write the channels there, as docs/delivery.md tells.",
            zh: "无法读取 {path}；请按 docs/delivery.zh-CN.md 编写渠道配置。"),
    ]
}
