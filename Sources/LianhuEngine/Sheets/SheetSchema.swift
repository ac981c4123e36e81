import LianhuCore

/// The columns of one sheet: the only place that knows them; the documentation is tested against it.
package struct SheetSchema: Hashable, Sendable {
    package let kind: SheetKind
    /// The file's name, `units.csv`.
    package let file: String
    /// The file's name in Chinese, `单位.csv`.
    package let fileZh: String
    package let columns: [SheetColumn]

    /// All sheets, in the order of ``SheetKind``.
    package static let all: [SheetSchema] = [
        .units, .posts, .workers, .subjects, .residents, .links, .channels, .contacts, .activities, .parameters,
    ]

    /// The headings in a language, in the documented order.
    package func headings(in language: Language) -> [String] { columns.map { $0.heading(in: language) } }

    /// The position of a column by its English name.
    package func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

    /// The columns as a table in Markdown, as the documentation prints it.
    package func table(in language: Language) -> String {
        let head =
            language == .zh
            ? "| 列名 | 英文列名 | 要求 | 内容 |\n|---|---|---|---|\n"
            : "| heading | Chinese heading | needed | what stands in it |\n|---|---|---|---|\n"
        let lines = columns.map { column in
            let names = language == .zh ? [column.zh, column.name] : [column.name, column.zh]
            let meaning = column.meaning[language] + (column.isPersonal ? (language == .zh ? "个人信息。" : " Personal data.") : "")
            return "| \(names[0]) | \(names[1]) | \(SheetSchema.word(column.presence, language)) | \(meaning) |\n"
        }
        return head + lines.joined()
    }

    private static func word(_ presence: SheetColumn.Presence, _ language: Language) -> String {
        switch presence {
        case .filled: language == .zh ? "必填" : "every row"
        case .present: language == .zh ? "须有此列，可留空" : "column needed, may be blank"
        case .optional: language == .zh ? "可省略" : "may be left out"
        }
    }
}

extension SheetSchema {
    static let units = SheetSchema(
        kind: .units, file: "units.csv", fileZh: "单位.csv",
        columns: [
            SheetColumn("id", "编号", .filled, aliases: ["单位编号"], en: "The unit's id, such as `U-001`.", zh: "单位编号，如 `U-001`。"),
            SheetColumn(
                "kind", "类型", .filled, aliases: ["单位类型"], en: "A word of the rules: `district`, `town`, `village`, `area`, `group` …",
                zh: "规则中使用的类型词：`district`、`town`、`village`、`area`、`group` 等。"),
            SheetColumn("name", "名称", .filled, aliases: ["单位名称"], en: "The unit's name.", zh: "单位名称。"),
            SheetColumn(
                "parent", "上级单位", .present, aliases: ["上级", "上级编号", "上级单位编号"],
                en: "Id of the unit above; blank for the one at the top.", zh: "上级单位编号；最高一级留空。"),
        ])

    static let posts = SheetSchema(
        kind: .posts, file: "posts.csv", fileZh: "职务.csv",
        columns: [
            SheetColumn("unit", "单位", .filled, aliases: ["单位编号"], en: "Id of the unit.", zh: "单位编号。"),
            SheetColumn(
                "post", "职务", .filled, aliases: ["岗位"], en: "A word of the rules: `head`, `responsible_leader` …",
                zh: "规则中使用的职务词：`head`、`responsible_leader` 等。"),
            SheetColumn(
                "worker", "联系人", .present, aliases: ["联系人编号", "任职人", "任职人编号"], en: "Id of the holder; blank if the post is vacant.",
                zh: "任职人编号；空缺时留空。"),
            .from, .until,
        ])

    static let workers = SheetSchema(
        kind: .workers, file: "workers.csv", fileZh: "联系人.csv",
        columns: [
            SheetColumn("id", "编号", .filled, aliases: ["联系人编号"], en: "The worker's id, such as `W-001`.", zh: "联系人编号，如 `W-001`。"),
            SheetColumn("name", "姓名", .filled, isPersonal: true, en: "The person's name.", zh: "联系人姓名。"),
            SheetColumn(
                "roles", "身份", .filled, aliases: ["role", "角色", "身份角色"], en: "Words of the rules, divided by `;` or `、`.",
                zh: "规则中使用的身份词，多个用 `;` 或 `、` 分隔。"),
            SheetColumn(
                "unit", "单位", .filled, aliases: ["单位编号", "所属单位"], en: "Id of the unit to which the person belongs.", zh: "所属单位编号。"),
            SheetColumn(
                "telephone", "电话", .optional, aliases: ["phone", "联系电话", "手机", "手机号"], isPersonal: true, en: "Telephone number.",
                zh: "联系电话。"),
            .from, .until,
        ])

    static let subjects = SheetSchema(
        kind: .subjects, file: "subjects.csv", fileZh: "联系对象.csv",
        columns: [
            SheetColumn(
                "id", "编号", .filled, aliases: ["户编号", "对象编号"], en: "The subject's id, such as `H-0001`.", zh: "联系对象编号，如 `H-0001`。"),
            SheetColumn(
                "kind", "类型", .filled, aliases: ["对象类型"], en: "A word of the rules: `household`, `tenant`, `shop`, `enterprise` …",
                zh: "规则中使用的类型词：`household`、`tenant`、`shop`、`enterprise` 等。"),
            SheetColumn("name", "名称", .optional, aliases: ["户名"], isPersonal: true, en: "How the subject is called.", zh: "联系对象的称呼。"),
            SheetColumn("address", "地址", .optional, aliases: ["住址"], isPersonal: true, en: "Where it is.", zh: "所在地址。"),
            SheetColumn(
                "unit", "单位", .filled, aliases: ["单位编号", "所属单位"], en: "Id of the innermost unit that holds it.", zh: "所属最基层单位的编号。"),
            .from, .until,
            SheetColumn(
                "tier", "等级", .optional, aliases: ["三色等级", "颜色"],
                en: "A tier of the rules, if they have any; of one that is known it holds from the effective day on. Blank: as it is.",
                zh: "规则中设定的等级（如有）；已在册者自生效日起调整；留空为不变。"),
        ])

    static let residents = SheetSchema(
        kind: .residents, file: "residents.csv", fileZh: "居民.csv",
        columns: [
            SheetColumn("id", "编号", .filled, aliases: ["居民编号"], en: "The resident's id, such as `R-00001`.", zh: "居民编号，如 `R-00001`。"),
            SheetColumn("household", "户编号", .filled, aliases: ["所属户", "户"], en: "Id of the household, a subject.", zh: "所属户的编号。"),
            SheetColumn("name", "姓名", .filled, isPersonal: true, en: "The person's name.", zh: "居民姓名。"),
            SheetColumn(
                "head", "户主", .present, aliases: ["是否户主"], en: "`yes` or `no`; blank is no; one head a household.",
                zh: "`是` 或 `否`，留空为否；每户一名户主。"),
            SheetColumn(
                "telephone", "电话", .optional, aliases: ["phone", "联系电话", "手机", "手机号"], isPersonal: true, en: "Telephone number.",
                zh: "联系电话。"),
            SheetColumn(
                "born", "出生日期", .optional, aliases: ["birthday", "出生年月日", "出生年份", "生日"], isPersonal: true,
                en:
                    "The day of birth, or the year alone, which stands for its first day: `1956-03-02`, `1956`. Campaigns reckon ages with it; it is shown to nobody. Blank: as it is.",
                zh: "出生日期，或仅出生年份（视为当年 1 月 1 日）：`1956-03-02`、`1956`。仅供专项任务计算年龄，不向任何人显示；留空为不变。"),
        ])

    static let links = SheetSchema(
        kind: .links, file: "links.csv", fileZh: "联系关系.csv",
        columns: [
            SheetColumn(
                "subject", "联系对象", .filled, aliases: ["对象编号", "联系对象编号", "户编号"],
                en: "Id of a subject, or of a unit that is linked like one (a group, a village).", zh: "联系对象编号；也可以是单位编号（如作业组、村）。"),
            SheetColumn("worker", "联系人", .filled, aliases: ["联系人编号"], en: "Id of the worker.", zh: "联系人编号。"),
            SheetColumn(
                "kind", "联系方式", .filled, aliases: ["联系类型", "类型", "包联类型"],
                en: "A word of the rules: `pairing`, `group_link`, `village_link` …",
                zh: "规则中使用的联系类型词：`pairing`、`group_link`、`village_link` 等。"),
            SheetColumn(
                "seat", "主备", .optional, aliases: ["席位"], en: "`primary` or `backup`; blank is primary.", zh: "`主` 或 `备`，留空为主。"),
            .from, .until,
        ])

    static let parameters = SheetSchema(
        kind: .parameters, file: "parameters.csv", fileZh: "单位参数.csv",
        columns: [
            SheetColumn("unit", "单位", .filled, aliases: ["单位编号"], en: "Id of the unit.", zh: "单位编号。"),
            SheetColumn(
                "name", "参数", .filled, aliases: ["参数名", "名称"], en: "A parameter of the rules: `households_per_person` …",
                zh: "规则中声明的参数词：`households_per_person` 等。"),
            SheetColumn("value", "数值", .filled, aliases: ["数量"], en: "A whole number from 0 to 9999.", zh: "0 至 9999 的整数。"),
            .from, .until,
        ])
}

extension SheetColumn {
    /// The first day of what a row says.
    fileprivate static let from = SheetColumn(
        "from", "起始日期", .optional, aliases: ["开始日期", "起", "自"],
        en: "First day; blank: unchanged, or for a new row the start of the running period.", zh: "第一天；留空表示不变，新增行则为当期第一天。")
    /// The last day of what a row says.
    fileprivate static let until = SheetColumn(
        "until", "截止日期", .optional, aliases: ["结束日期", "止", "至"], en: "Last day, itself included; blank: no end.", zh: "最后一天（含当天）；留空表示未结束。")
}
