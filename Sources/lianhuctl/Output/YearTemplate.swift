import LianhuCore

/// The seven breaks of a year as lines of a calendar, each with its statutory days; what the notice adds to them is left to be filled in.
struct YearTemplate {
    let year: Int

    private struct Break {
        var first: CivilDate
        var days: Int
        var zh: String
        var en: String
    }

    /// The seven, by the rules of 2024-11: four days of Spring Festival from its eve, two of Labour Day, three of National Day.
    private var breaks: [Break] {
        func day(_ month: Int, _ day: Int) -> CivilDate { CivilDate(day: CivilDate.days(year: year, month: month, dayOfMonth: day)) }
        func lunar(_ festival: Festival, _ standby: CivilDate) -> CivilDate { festival.date(year: year) ?? standby }
        return [
            Break(first: day(1, 1), days: 1, zh: "元旦", en: "New Year's Day"),
            Break(first: lunar(.springFestival, day(2, 1)).adding(days: -1), days: 4, zh: "春节", en: "Spring Festival"),
            Break(first: day(4, qingming), days: 1, zh: "清明节", en: "Qingming Festival"),
            Break(first: day(5, 1), days: 2, zh: "劳动节", en: "Labour Day"),
            Break(first: lunar(.dragonBoat, day(6, 1)), days: 1, zh: "端午节", en: "Dragon Boat Festival"),
            Break(first: lunar(.midAutumn, day(9, 15)), days: 1, zh: "中秋节", en: "Mid-Autumn Festival"),
            Break(first: day(10, 1), days: 3, zh: "国庆节", en: "National Day"),
        ]
    }

    /// Qingming lies on 4 or 5 April through this century; the notice, which follows the observatory, has the last word.
    private var qingming: Int {
        let short = year % 100
        return (short * 2_422 + 48_100) / 10_000 - short / 4
    }

    func text(in language: Language) -> String {
        let lines = breaks.sorted { $0.first < $1.first }.map { item in
            let last = item.first.adding(days: item.days - 1)
            let statutory = (0..<item.days).map { item.first.adding(days: $0).description }.joined(separator: ", ")
            return "  - {kind: holiday, from: \(item.first), to: \(last), zh: \(item.zh), en: \"\(item.en)\", notice: \(year), "
                + "statutory: [\(statutory)]}"
        }
        let head = Catalogue.text("calendar.template.head", ["year": "\(year)"], in: language)
        let makeUp = Catalogue.text("calendar.template.make_up", in: language)
        let sum = Catalogue.text("calendar.template.sum", ["year": "\(year)"], in: language)
        let example = "  # - {kind: workday, date: \(year)-02-01, zh: 春节调休上班, en: \"Spring Festival make-up workday\", notice: \(year)}"
        return (head.split(separator: "\n").map { "# \($0)" } + lines + ["  # \(makeUp)", example, "# \(sum)", "  # \(year): 248"]).joined(
            separator: "\n") + "\n"
    }
}
