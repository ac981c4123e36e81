extension Catalogue {
    /// What the command line says of calendars and of occasions worked out.
    static let calendarPhrases: [Phrase] = calendarSentences + expansionSentences + calendarColumns + calendarHelp

    private static let calendarSentences: [Phrase] = [
        Phrase(
            "calendar.unknown", en: "There is no work calendar {value}; known: {known}. Name its folder with --calendars.",
            zh: "没有工作日历 {value}；现有：{known}。请用 --calendars 指定所在文件夹。"),
        Phrase("calendar.period", en: "{value} is no month and no year; write 2026-02 or 2026.", zh: "“{value}”不是月份或年份；请写 2026-02 或 2026。"),
        Phrase(
            "calendar.month_heading", en: "{month} · calendar {name} · {count} working days", zh: "{month} · 工作日历 {name} · 工作日 {count} 天"),
        Phrase("calendar.year_heading", en: "{year} · calendar {name}", zh: "{year} 年 · 工作日历 {name}"),
        Phrase("calendar.week_column", en: "wk ", zh: "周 "),
        Phrase("calendar.mark.holiday", en: "off", zh: "休"),
        Phrase("calendar.mark.make_up", en: "work", zh: "班"),
        Phrase(
            "calendar.legend",
            en:
                "off: free by the calendar · work: make-up working day · other Saturdays and Sundays as in any week · * holidays not known · "
                + "below: lunar month/day, + with a festival",
            zh: "休：放假 · 班：调休上班 · 其余按每周安排 · * 节假日尚未公布 · 下行：农历或节日"),
        Phrase("calendar.break.holiday", en: "{span} off: {title}", zh: "{span} 休：{title}"),
        Phrase("calendar.break.workday", en: "{span} work: {title}", zh: "{span} 班：{title}"),
        Phrase("calendar.reason.weekday", en: "a working day of the week", zh: "按每周安排上班"),
        Phrase("calendar.reason.weekend", en: "a free day of the week", zh: "按每周安排休息"),
        Phrase("calendar.reason.holiday", en: "free by the calendar", zh: "放假"),
        Phrase("calendar.reason.make_up", en: "make-up working day", zh: "调休上班"),
        Phrase("calendar.reason_named", en: "{reason}: {title}, {span}", zh: "{reason}：{title}，{span}"),
        Phrase("calendar.place", en: "{number} of {count}", zh: "第 {number} 个，共 {count} 个"),
        Phrase("calendar.uncovered_day", en: "provisional: holidays not known yet", zh: "暂定：节假日尚未公布"),
        Phrase(
            "calendar.uncovered",
            en: "* provisional: the calendar {name} is known from {from} to {to}; outside it only the week counts.",
            zh: "* 暂定：工作日历 {name} 只覆盖 {from} 至 {to}；其外仅按每周安排计算。"),
        Phrase("calendar.year", en: "{value} is not from 2001 to 2099.", zh: "{value} 不在 2001 至 2099 之间。"),
        Phrase(
            "calendar.faulty", en: "The calendar {value} has {count} faults; nothing was changed.", zh: "工作日历 {value} 有 {count} 处错误；未作任何更改。"
        ),
        Phrase("calendar.unchanged", en: "The calendar says what was in force already.", zh: "与现行工作日历相同，未作更改。"),
        Phrase(
            "calendar.keep", en: "Put {file} into the daemon's folder of calendars too, for a reload takes what lies there.",
            zh: "请同时将 {file} 放入守护进程的工作日历文件夹：重新读取时以该处文件为准。"),
        Phrase(
            "calendar.template.head",
            en:
                "The breaks of {year} with their statutory days alone. Put these lines under days:, widen each from and to as the notice\nof the State Council says, and end covers on {year}-12-31. Check Qingming.",
            zh: "{year} 年各假期，目前仅含法定节假日。请将各行放在 days: 之下，按国务院办公厅通知扩大 from 与 to，\n并将 covers 延至 {year}-12-31。请核对清明节日期。"),
        Phrase("calendar.template.make_up", en: "one line for each make-up day:", zh: "每个调休上班日一行："),
        Phrase(
            "calendar.template.sum", en: "under working_days_per_year: the working days of {year} by the notice, as a check",
            zh: "在 working_days_per_year 之下：按通知 {year} 年的工作日数，供核对"),
        Phrase(
            "calendar.uncovered_all", en: "* provisional: the calendar {name} knows no holidays; only the week counts.",
            zh: "* 暂定：工作日历 {name} 没有节假日；仅按每周安排计算。"),
    ]

    private static let expansionSentences: [Phrase] = [
        Phrase("expand.one_of", en: "Name exactly one of --rrule, --lunar and --on.", zh: "--rrule、--lunar、--on 请只用一个。"),
        Phrase("expand.count", en: "--count is from 1 to 1000.", zh: "--count 应在 1 至 1000 之间。"),
        Phrase(
            "expand.dtstart_missing", en: "--rrule needs --dtstart, its first moment: 2026-01-31T09:00:00.",
            zh: "--rrule 需要 --dtstart（起始时刻）：2026-01-31T09:00:00。"),
        Phrase("expand.dtstart_alone", en: "--dtstart belongs to --rrule; say --from here.", zh: "--dtstart 只用于 --rrule；此处请用 --from。"),
        Phrase("expand.lunar_alone", en: "--leap and --short-month belong to --lunar.", zh: "--leap 与 --short-month 只用于 --lunar。"),
        Phrase(
            "expand.dtstart", en: "--dtstart {value} is no day or time on the wall; write 2026-01-31 or 2026-01-31T09:00:00.",
            zh: "--dtstart “{value}”不是日期或时刻；请写 2026-01-31 或 2026-01-31T09:00:00。"),
        Phrase("expand.policy", en: "--{option} {value} is unknown; write one of {known}.", zh: "--{option} “{value}”不可识别；请写 {known} 之一。"),
        Phrase("expand.moved", en: "moved from {from}: {why}", zh: "由 {from} 移来：{why}"),
        Phrase("expand.gap", en: "the clock leaves out {time}: the offset before the gap holds", zh: "时钟跳过 {time}：按跳变前的时差计"),
        Phrase("expand.overlap", en: "the clock shows it twice: the first counts, not {again}", zh: "该时刻出现两次：取第一次，不取 {again}"),
        Phrase(
            "expand.end_limit", en: "Shown are {count}; the rule goes on (--count shows more).", zh: "已列出 {count} 次；其后还有（可用 --count 多列）。"),
        Phrase("expand.end_rule", en: "The list ends: {reason}.", zh: "列表到此为止：{reason}。"),
        Phrase("expand.end_table", en: "The list ends: the lunar table is known until {to}.", zh: "列表到此为止：农历表只到 {to}。"),
        Phrase("expand.end_horizon", en: "The list ends: the search goes to {to}.", zh: "列表到此为止：只查找到 {to}。"),
    ]

    private static let calendarColumns: [Phrase] = [
        Phrase("column.breaks", en: "breaks and make-up days", zh: "假期与调休"),
        Phrase("column.calendar", en: "calendar", zh: "工作日历"),
        Phrase("column.covered", en: "holidays known", zh: "节假日已公布"),
        Phrase("column.festivals", en: "festivals", zh: "节日"),
        Phrase("column.free_weekdays", en: "weekdays off", zh: "平日放假"),
        Phrase("column.local", en: "local time", zh: "当地时间"),
        Phrase("column.lunar", en: "lunar", zh: "农历"),
        Phrase("column.make_up_days", en: "make-up days", zh: "调休上班"),
        Phrase("column.meaning", en: "meaning", zh: "含义"),
        Phrase("column.month", en: "month", zh: "月份"),
        Phrase("column.next_working_day", en: "next working day", zh: "下一工作日"),
        Phrase("column.normalised", en: "normalised", zh: "规范形式"),
        Phrase("column.note", en: "note", zh: "备注"),
        Phrase("column.moved", en: "deadlines moved later", zh: "期限延后"),
        Phrase("column.packs", en: "used by", zh: "使用者"),
        Phrase("column.place", en: "working day of the month", zh: "当月工作日序号"),
        Phrase("column.previous_working_day", en: "working day before", zh: "上一工作日"),
        Phrase("column.utc", en: "UTC", zh: "世界时（UTC）"),
        Phrase("column.working", en: "worked", zh: "上班"),
        Phrase("column.working_days", en: "working days", zh: "工作日"),
        Phrase("column.zone", en: "zone", zh: "时区"),
    ]

    private static let calendarHelp: [Phrase] = [
        Phrase("help.calendar", en: "Work calendars.", zh: "工作日历。"),
        Phrase("help.calendar.show", en: "Draw a month, or sum up a year.", zh: "显示某月的日历，或某年的汇总。"),
        Phrase("help.calendar.list", en: "List the work calendars in force.", zh: "列出现行工作日历。"),
        Phrase("help.calendar.add", en: "Add a calendar to the running daemon, or amend one.", zh: "向运行中的守护进程新增或修订工作日历。"),
        Phrase(
            "help.calendar.add.more",
            en:
                "The file's name is the calendar's. Its sums are checked and gaps are refused. Open deadlines move later, never earlier; what is settled or closed stays.",
            zh: "文件名即日历名称。核对合计，不接受缺年。未办结任务的期限只延后、不提前；已办结和已结束的不变。"),
        Phrase("help.calendar.template", en: "Write the lines of a year's notice, to be filled in.", zh: "生成某年放假通知的各行，待填写。"),
        Phrase("argument.calendar_file", en: "A calendar, as cn.yaml.", zh: "工作日历文件，例如 cn.yaml。"),
        Phrase("argument.year", en: "The year, 2001 to 2099.", zh: "年份，2001 至 2099。"),
        Phrase("help.calendar.day", en: "Tell all of one day.", zh: "查看某日的全部信息。"),
        Phrase("help.rules.expand", en: "Work out when something comes, offline.", zh: "离线推算各次发生的时间。"),
        Phrase(
            "help.rules.expand.more",
            en:
                "An RFC 5545 recurrence from a first moment, a lunar day, a festival, or a day of the work calendar such as 'last working day of month'. A time that the clock leaves out takes the offset before the gap; one that comes twice is the first.",
            zh: "可为自某时刻起的 RFC 5545 重复规则、农历日期、节日，或工作日历中的某日（如 'last working day of month'）。时钟跳过的时刻按跳变前的时差计；出现两次的取第一次。"),
        Phrase("argument.day", en: "The day, as 2026-10-01.", zh: "日期，例如 2026-10-01。"),
        Phrase("argument.month_or_year", en: "2026-02 or 2026; this month if left out.", zh: "2026-02 或 2026；省略为本月。"),
        Phrase("option.calendar", en: "Name of the work calendar.", zh: "工作日历名称。"),
        Phrase("option.count", en: "How many to list.", zh: "列出次数。"),
        Phrase(
            "option.dtstart", en: "First moment of --rrule: 2026-01-31 or 2026-01-31T09:00:00.",
            zh: "--rrule 的起始：2026-01-31 或 2026-01-31T09:00:00。"),
        Phrase("option.expand_from", en: "First day to list; with --lunar and --on today if left out.", zh: "从该日起列出；--lunar 与 --on 省略为今日。"),
        Phrase("option.leap", en: "In which month, where a lunar month comes twice.", zh: "遇闰月时取哪个月。"),
        Phrase("option.lunar", en: "Month and day of the lunar year, as 9-9.", zh: "农历月日，例如 9-9。"),
        Phrase(
            "option.on_occasion", en: "A festival such as double_ninth, or 'last working day of quarter'.",
            zh: "节日（如 double_ninth），或 'last working day of quarter' 之类。"),
        Phrase(
            "option.rrule", en: "RFC 5545 recurrence, as FREQ=MONTHLY;BYMONTHDAY=-1.", zh: "RFC 5545 重复规则，例如 FREQ=MONTHLY;BYMONTHDAY=-1。"),
        Phrase(
            "option.shift", en: "Where a free day goes: none, previous, next, nearest, following_in_period.",
            zh: "遇休息日如何移动：none、previous、next、nearest、following_in_period。"),
        Phrase("option.short_month", en: "What a 30th does in a month of 29 days.", zh: "小月没有三十时如何处理。"),
        Phrase("option.tz", en: "Time zone; Asia/Shanghai if left out.", zh: "时区；省略为 Asia/Shanghai。"),
    ]
}
