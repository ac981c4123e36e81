extension Catalogue {
    /// Occasions: what is wrong with a rule of theirs, how a recurrence ended, and what they are in plain words.
    static let recurrencePhrases: [Phrase] =
        ruleTextFaults + occasionFaults + recurrenceEnds + recurrenceUnits + recurrenceWords + occasionWords + festivalNames + monthNames

    private static let ruleTextFaults: [Phrase] = [
        Phrase(
            "rrule.empty", en: "the recurrence rule is empty; write one such as FREQ=MONTHLY;BYMONTHDAY=1",
            zh: "重复规则为空；请写例如 FREQ=MONTHLY;BYMONTHDAY=1"),
        Phrase(
            "rrule.malformed_part", en: "'{part}' is no part of a recurrence rule; write NAME=VALUE and put ; between parts",
            zh: "“{part}”不是重复规则的一项；请写 名称=值，各项以 ; 分隔"),
        Phrase("rrule.unknown_part", en: "a recurrence rule has no part {part}; known: {known}", zh: "重复规则没有 {part} 一项；可用：{known}"),
        Phrase("rrule.repeated_part", en: "{part} stands a second time, as {value}; keep one", zh: "{part} 重复出现（{value}）；请只保留一个"),
        Phrase(
            "rrule.missing_frequency", en: "'{text}' lacks FREQ; write FREQ=DAILY, WEEKLY, MONTHLY or YEARLY first",
            zh: "“{text}”缺少 FREQ；请先写 FREQ=DAILY、WEEKLY、MONTHLY 或 YEARLY"),
        Phrase("rrule.frequency", en: "FREQ={value} is unknown; write one of {known}", zh: "FREQ={value} 不可识别；请写 {known} 之一"),
        Phrase(
            "rrule.number", en: "{part}: '{value}' is not a whole number from {min} to {max}",
            zh: "{part}：“{value}”不是 {min} 至 {max} 的整数"),
        Phrase(
            "rrule.signed_number", en: "{part}: '{value}' is not in 1 to {max}, nor in -1 to -{max} (counted from the end)",
            zh: "{part}：“{value}”不在 1 至 {max}、也不在 -1 至 -{max}（倒数）之间"),
        Phrase(
            "rrule.weekday", en: "{part}: '{value}' does not end in a weekday; write one of {known}, as in MO or -1FR",
            zh: "{part}：“{value}”不以星期结尾；请用 {known}，例如 MO 或 -1FR"),
        Phrase(
            "rrule.until", en: "UNTIL={value} is no date or time; write 20261231, 20261231T235959 or 20261231T155959Z",
            zh: "UNTIL={value} 不是日期或时间；请写 20261231、20261231T235959 或 20261231T155959Z"),
        Phrase(
            "rrule.count_and_until", en: "COUNT={count} and UNTIL={until} cannot stand together; keep one",
            zh: "COUNT={count} 与 UNTIL={until} 不能同时使用；请只保留一个"),
        Phrase(
            "rrule.part_with_frequency", en: "{part}={value} means nothing with FREQ={frequency}; it goes with {allowed}",
            zh: "{part}={value} 在 FREQ={frequency} 下没有意义；可用于 {allowed}"),
        Phrase(
            "rrule.ordinal_with_week", en: "BYDAY={value} counts weekdays and cannot stand with BYWEEKNO={week}; leave out the numbers",
            zh: "BYDAY={value} 带序号，不能与 BYWEEKNO={week} 同用；请去掉序号"),
        Phrase(
            "rrule.position_alone", en: "BYSETPOS={value} has nothing to choose from; add another BY part, such as BYDAY",
            zh: "BYSETPOS={value} 没有可选的范围；请另加一个 BY 项，例如 BYDAY"),
        Phrase(
            "rrule.until_needs_zone", en: "UNTIL={value} is in UTC, but here are only dates; write the date alone, as 20261231",
            zh: "UNTIL={value} 为 UTC 时间，而此处只有日期；请只写日期，例如 20261231"),
        Phrase(
            "rrule.finer_than_day",
            en: "{part}={value} is finer than a day, and duties are owed by dates; use FREQ=DAILY or longer, without times",
            zh: "{part}={value} 细于一天，而任务按日期计算；请用 FREQ=DAILY 或更长，且不带时刻"),
        Phrase(
            "rrule.never", en: "{rule} never comes: there is no such day from {from} to {to}",
            zh: "{rule} 永不出现：自 {from} 至 {to} 没有这样的日期"),
    ]

    private static let occasionFaults: [Phrase] = [
        Phrase(
            "occasion.lunar_date", en: "'{value}' is no day of the lunar year; write month 1 to 12 and day 1 to 30, as 9-9",
            zh: "“{value}”不是农历日期；请写月 1 至 12、日 1 至 30，例如 9-9"),
        Phrase(
            "occasion.lunar_outside", en: "{value} reaches beyond the lunar table, which is known from {from} to {to}",
            zh: "{value} 超出农历表的范围（{from} 至 {to}）"),
        Phrase("occasion.festival", en: "there is no festival {value}; known: {known}", zh: "没有节日 {value}；可用：{known}"),
        Phrase("occasion.no_dates", en: "the list of dates is empty, so nothing is ever owed", zh: "日期列表为空，不会产生任务"),
        Phrase(
            "occasion.working_day",
            en: "'{value}' names no working day; write 'last working day of quarter', '3rd working day of month' "
                + "or '3 working days before the end of month'",
            zh: "“{value}”不是工作日的写法；请写 'last working day of quarter'、'3rd working day of month' "
                + "或 '3 working days before the end of month'"),
        Phrase(
            "occasion.working_day_period", en: "'{value}' is no period of working days; write one of {known}",
            zh: "“{value}”不是可用的周期；请写 {known} 之一"),
        Phrase(
            "occasion.working_day_number", en: "'{value}': a {period} has at most {max} days, so this one never comes",
            zh: "“{value}”：{period} 至多 {max} 天，该日永不出现"),
    ]

    private static let recurrenceEnds: [Phrase] = [
        Phrase("rrule.end_count", en: "COUNT is reached", zh: "已达到 COUNT 次数"),
        Phrase("rrule.end_until", en: "UNTIL is reached", zh: "已达到 UNTIL 时间"),
        Phrase("rrule.end_searched", en: "no further occurrence from {from} to {to}", zh: "自 {from} 至 {to} 不再出现"),
        Phrase("rrule.end_last_year", en: "the year 9999 is over", zh: "已到公元 9999 年末"),
    ]

    private static let recurrenceUnits: [Phrase] = [
        Phrase("rrule.unit.secondly", en: "second", zh: "秒"),
        Phrase("rrule.unit.minutely", en: "minute", zh: "分钟"),
        Phrase("rrule.unit.hourly", en: "hour", zh: "小时"),
        Phrase("rrule.unit.daily", en: "day", zh: "天"),
        Phrase("rrule.unit.weekly", en: "week", zh: "周"),
        Phrase("rrule.unit.monthly", en: "month", zh: "月"),
        Phrase("rrule.unit.yearly", en: "year", zh: "年"),
        Phrase("rrule.every_n.secondly", en: "every {count} seconds", zh: "每 {count} 秒"),
        Phrase("rrule.every_n.minutely", en: "every {count} minutes", zh: "每 {count} 分钟"),
        Phrase("rrule.every_n.hourly", en: "every {count} hours", zh: "每 {count} 小时"),
        Phrase("rrule.every_n.daily", en: "every {count} days", zh: "每 {count} 天"),
        Phrase("rrule.every_n.weekly", en: "every {count} weeks", zh: "每 {count} 周"),
        Phrase("rrule.every_n.monthly", en: "every {count} months", zh: "每 {count} 个月"),
        Phrase("rrule.every_n.yearly", en: "every {count} years", zh: "每 {count} 年"),
    ]

    private static let recurrenceWords: [Phrase] = [
        Phrase("rrule.words.comma", en: ", ", zh: "，"),
        Phrase("rrule.words.every", en: "every {unit}", zh: "每{unit}"),
        Phrase("rrule.words.months", en: "in {list}", zh: "限 {list}"),
        Phrase("rrule.words.weeks", en: "in the {list} week of the year", zh: "当年{list} 周"),
        Phrase("rrule.words.year_days", en: "on the {list} day of the year", zh: "当年{list} 天"),
        Phrase("rrule.words.month_days", en: "on the {list} day of the month", zh: "当月{list} 天"),
        Phrase("rrule.words.weekdays", en: "on {list}", zh: "逢{list}"),
        Phrase("rrule.words.nth_weekday", en: "{place} {day}", zh: "{place} 个{day}"),
        Phrase("rrule.words.weekdays_of_month", en: "on the {list} of the month", zh: "当月{list}"),
        Phrase("rrule.words.weekdays_of_year", en: "on the {list} of the year", zh: "当年{list}"),
        Phrase("rrule.words.hours", en: "in the hours {list}", zh: "{list} 时"),
        Phrase("rrule.words.minutes", en: "in the minutes {list}", zh: "{list} 分"),
        Phrase("rrule.words.seconds", en: "in the seconds {list}", zh: "{list} 秒"),
        Phrase("rrule.words.positions", en: "of these only the {list} of each {unit}", zh: "其中只取每{unit}的{list} 个"),
        Phrase("rrule.words.week_start", en: "weeks beginning on {day}", zh: "以{day}为一周之始"),
        Phrase("rrule.words.count", en: "{count} times in all", zh: "共 {count} 次"),
        Phrase("rrule.words.until", en: "until {date}", zh: "至 {date} 止"),
        Phrase("rrule.words.from", en: "from {date}", zh: "自 {date} 起"),
    ]

    private static let occasionWords: [Phrase] = [
        Phrase("occasion.yearly", en: "every year on {day}", zh: "每年{day}"),
        Phrase("occasion.festival_day", en: "{name} ({day})", zh: "{name}（{day}）"),
        Phrase("occasion.gregorian", en: "{day} {month}", zh: "{month} {day} 日"),
        Phrase("occasion.dates", en: "on {list}", zh: "{list}"),
        Phrase("lunar.day", en: "{day} of the lunar year", zh: "农历{day}"),
        Phrase("lunar.eve", en: "the last day of the lunar year", zh: "农历腊月最后一天"),
        Phrase("lunar.leap_if_present", en: ", in the leap month where there is one", zh: "，有闰月的年份在闰月"),
        Phrase("lunar.both", en: ", in the leap month too", zh: "，闰月也算"),
        Phrase("lunar.last_day", en: ", or the last day of a month of 29", zh: "，小月为其最后一天"),
        Phrase("lunar.omit", en: ", not in months of 29 days", zh: "，小月不计"),
        Phrase("working_day.last", en: "the last working day of the {period}", zh: "每{period}最后一个工作日"),
        Phrase("working_day.from_start", en: "the {number} working day of the {period}", zh: "每{period}{number} 个工作日"),
        Phrase(
            "working_day.before_end", en: "the day that leaves {number} working days of the {period} after it",
            zh: "每{period}其后还余 {number} 个工作日的那一天"),
    ]

    private static let festivalNames: [Phrase] = [
        Phrase("festival.spring_festival", en: "Spring Festival", zh: "春节"),
        Phrase("festival.new_years_eve", en: "Lunar New Year's Eve", zh: "除夕"),
        Phrase("festival.lantern", en: "Lantern Festival", zh: "元宵节"),
        Phrase("festival.dragon_boat", en: "Dragon Boat Festival", zh: "端午节"),
        Phrase("festival.qixi", en: "Qixi Festival", zh: "七夕节"),
        Phrase("festival.zhongyuan", en: "Zhongyuan Festival", zh: "中元节"),
        Phrase("festival.mid_autumn", en: "Mid-Autumn Festival", zh: "中秋节"),
        Phrase("festival.double_ninth", en: "Double Ninth Festival", zh: "重阳节"),
        Phrase("festival.laba", en: "Laba Festival", zh: "腊八节"),
        Phrase("festival.xiaonian", en: "Xiaonian (north)", zh: "小年（北方）"),
        Phrase("festival.xiaonian_south", en: "Xiaonian (south)", zh: "小年（南方）"),
        Phrase("festival.new_year", en: "New Year's Day", zh: "元旦"),
        Phrase("festival.womens_day", en: "Women's Day", zh: "妇女节"),
        Phrase("festival.labour_day", en: "Labour Day", zh: "劳动节"),
        Phrase("festival.youth_day", en: "Youth Day", zh: "青年节"),
        Phrase("festival.childrens_day", en: "Children's Day", zh: "儿童节"),
        Phrase("festival.party_day", en: "Party Founding Day", zh: "建党节"),
        Phrase("festival.army_day", en: "Army Day", zh: "建军节"),
        Phrase("festival.teachers_day", en: "Teachers' Day", zh: "教师节"),
        Phrase("festival.national_day", en: "National Day", zh: "国庆节"),
    ]

    private static let monthNames: [Phrase] = zip(
        1..., ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    ).map { Phrase("month.\($0)", en: $1, zh: "\($0) 月") }
}
