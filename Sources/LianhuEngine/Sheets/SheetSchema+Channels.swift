extension SheetSchema {
    /// Which unit or worker is reached how: message groups, robots, mail addresses.
    static let channels = SheetSchema(
        kind: .channels, file: "channels.csv", fileZh: "消息群.csv",
        columns: [
            SheetColumn(
                "unit", "单位", .optional, aliases: ["单位编号"], en: "Id of the unit whose people are reached this way; or blank.",
                zh: "以此方式联系的单位编号；按人填写时留空。"),
            SheetColumn(
                "kind", "类型", .optional, aliases: ["群类型"], en: "What sort of group it is: `grid`, `building`, `village` …",
                zh: "群的类型：`grid`、`building`、`village` 等。"),
            SheetColumn("name", "群名", .optional, aliases: ["群名称"], en: "The group's name.", zh: "消息群名称。"),
            SheetColumn(
                "subject", "联系对象", .optional, aliases: ["对象编号"], en: "Id of the subject under which duties about it are kept.",
                zh: "该群作为联系对象的编号。"),
            SheetColumn(
                "worker", "联系人", .optional, aliases: ["联系人编号"], en: "Id of the worker who is reached this way; or blank.",
                zh: "以此方式联系的联系人编号；按单位填写时留空。"),
            SheetColumn(
                "channel", "渠道", .optional, aliases: ["投递渠道"],
                en: "A channel of `channels.yaml`; blank: `paste`, passed on by hand; `none`: no way.",
                zh: "`channels.yaml` 中的渠道名；留空为 `paste`（人工转发）；`none` 表示不设。"),
            SheetColumn(
                "address", "地址", .optional, aliases: ["投递地址", "邮箱"], isPersonal: true,
                en: "What the channel needs to find it: a mail address, a group's reference.", zh: "渠道所需的地址：邮箱、群标识等。"),
            SheetColumn(
                "owner", "群主", .optional, aliases: ["群主编号"], en: "Id of the worker who keeps the group and ticks off what was passed on.",
                zh: "群主（负责转发并确认送达）的联系人编号。"),
        ])
}
