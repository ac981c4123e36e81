import LianhuCore

extension SheetSchema {
    /// The agenda that a cadre fills in and that comes back as contacts; a generated history adds `record` and `recorded`.
    static let contacts = SheetSchema(
        kind: .contacts, file: "contacts.csv", fileZh: "走访记录.csv",
        columns: [
            SheetColumn(
                "key", "记录键", .optional, aliases: ["记录编号", "key column"], en: "Written by the export; it makes twice once. Leave it alone.",
                zh: "由系统导出时填写，用于防止重复导入，请勿改动。"),
            SheetColumn(
                "household_id", "户编号", .filled, aliases: ["subject", "subject_id", "对象编号", "联系对象编号", "编号"],
                en: "Id of the household or other subject.", zh: "户或其他联系对象的编号。"),
            SheetColumn(
                "household", "户名", .optional, aliases: ["名称"], isPersonal: true, en: "For the reader; not read back.", zh: "供查阅，不回读。"),
            SheetColumn("head", "户主", .optional, isPersonal: true, en: "For the reader; not read back.", zh: "供查阅，不回读。"),
            SheetColumn("group", "作业组", .optional, aliases: ["单位", "小组"], en: "For the reader; not read back.", zh: "供查阅，不回读。"),
            SheetColumn(
                "telephone", "电话", .optional, aliases: ["联系电话"], isPersonal: true, en: "For the reader, where permitted; not read back.",
                zh: "有权限时显示，供查阅，不回读。"),
            SheetColumn(
                "owed_until", "应于此日前完成", .optional, aliases: ["截止日期"], en: "Last day on time; not read back.", zh: "按时完成的最后一天；不回读。"),
            SheetColumn(
                "date", "走访日期", .present, aliases: ["日期", "联系日期"],
                en: "Day of the contact; a row without one was not filled in and is skipped.",
                zh: "走访当天；留空表示此行未填写，将被跳过。"),
            SheetColumn("time", "时间", .optional, aliases: ["走访时间"], en: "Time of day, such as `9:30`.", zh: "时刻，如 `9:30`。"),
            SheetColumn(
                "method", "方式", .present, aliases: ["联系方式", "走访方式"], en: "A method of the rules, by its word or its title.",
                zh: "规则中的联系方式，可填词或名称。"),
            SheetColumn("persons_met", "见到人数", .optional, aliases: ["人数", "见面人数"], en: "How many persons were met.", zh: "见到的人数。"),
            SheetColumn("summary", "走访情况", .optional, aliases: ["情况", "摘要"], isPersonal: true, en: "What was said.", zh: "了解到的情况。"),
            SheetColumn("matter", "民情事项", .optional, aliases: ["事项"], isPersonal: true, en: "Something to be solved.", zh: "需要解决的事项。"),
            SheetColumn(
                "worker", "联系人", .optional, aliases: ["联系人编号", "走访人"], en: "Id of the worker; blank: who imports.", zh: "联系人编号；留空为导入人。"),
            SheetColumn(
                "reason", "补录原因", .optional, aliases: ["原因"], en: "Reason code, needed for old records.", zh: "补录原因代码，较早的记录必填。"),
            SheetColumn(
                "record", "记录类型", .optional, aliases: ["类型"], en: "`contact` or `attempt` (nobody met); blank is contact.",
                zh: "`走访` 或 `未遇`；留空为走访。"),
            SheetColumn(
                "supply_days", "可用天数", .optional, aliases: ["药量天数"],
                en: "For how many days what was handed over lasts, such as medicine; blank: nothing was.", zh: "所送物品（如药品）可用多少天；留空为没有送。"),
            recorded,
        ])

    /// Meetings, reports and checks of a generated history.
    static let activities = SheetSchema(
        kind: .activities, file: "activities.csv", fileZh: "活动.csv",
        columns: [
            SheetColumn("key", "记录键", .optional, aliases: ["记录编号"], en: "Makes twice once.", zh: "用于防止重复导入。"),
            SheetColumn("unit", "单位", .filled, aliases: ["单位编号"], en: "Id of the unit.", zh: "单位编号。"),
            SheetColumn("activity", "活动", .filled, en: "A word of the rules: `monthly_check` …", zh: "规则中的活动词，如 `monthly_check`。"),
            SheetColumn("worker", "联系人", .filled, aliases: ["联系人编号"], en: "Id of who held it.", zh: "组织人编号。"),
            SheetColumn("date", "日期", .filled, en: "Day of the activity.", zh: "活动当天。"),
            SheetColumn("time", "时间", .optional, en: "Time of day, such as `9:30`.", zh: "时刻，如 `9:30`。"),
            SheetColumn(
                "participants", "参加人员", .optional, aliases: ["参加人"], en: "Ids of the workers who took part, divided by `;` or `、`.",
                zh: "参加人员编号，用 `;` 或 `、` 分隔。"),
            SheetColumn(
                "covers", "覆盖单位", .optional, aliases: ["覆盖"],
                en: "Ids of units or compounds that it covered besides, divided by `;` or `、`.",
                zh: "另外覆盖的单位或小区编号，用 `;` 或 `、` 分隔。"),
            recorded,
        ])

    private static let recorded = SheetColumn(
        "recorded", "录入时间", .optional,
        en: "Only in a generated history, and only play reads it: when it was entered, `2026-10-01T01:30:00.000Z`.",
        zh: "仅用于生成的演示数据，且仅供演示回放读取：录入时刻，如 `2026-10-01T01:30:00.000Z`。")
}
