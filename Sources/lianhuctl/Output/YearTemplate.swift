import LianhuCore

/// The breaks of a year as lines of a calendar, each with its statutory days; what the notice adds to them is left to be filled in.
struct YearTemplate {
    let year: Int

    private struct Break {
        /// In order; the break reaches from the first to the last.
        var statutory: [CivilDate]
        var zh: String
        var en: String
    }

    /// By the rules of 2024-11: four days of Spring Festival from its eve, two of Labour Day, three of National Day.
    private var breaks: [Break] {
        func days(_ month: Int, _ day: Int, count: Int = 1) -> [CivilDate] {
            let first = CivilDate(day: CivilDate.days(year: year, month: month, dayOfMonth: day))
            return (0..<count).map { first.adding(days: $0) }
        }
        func lunar(_ festival: Festival) -> [CivilDate] { festival.date(year: year).map { [$0] } ?? [] }
        let spring = lunar(.springFestival).flatMap { first in (-1...2).map { first.adding(days: $0) } }
        let fixed = [
            Break(statutory: days(1, 1), zh: "元旦", en: "New Year's Day"), Break(statutory: spring, zh: "春节", en: "Spring Festival"),
            Break(statutory: days(4, qingming), zh: "清明节", en: "Qingming Festival"),
            Break(statutory: days(5, 1, count: 2), zh: "劳动节", en: "Labour Day"),
            Break(statutory: lunar(.dragonBoat), zh: "端午节", en: "Dragon Boat Festival"),
        ]
        return (fixed + autumn(midAutumn: lunar(.midAutumn), national: days(10, 1, count: 3))).filter { !$0.statutory.isEmpty }
    }

    /// Notices make one break of the two where Mid-Autumn lies in the week of National Day, as in 2020 and 2025.
    private func autumn(midAutumn: [CivilDate], national: [CivilDate]) -> [Break] {
        guard let day = midAutumn.first, (national[0]...national[0].adding(days: 7)).contains(day) else {
            return [
                Break(statutory: midAutumn, zh: "中秋节", en: "Mid-Autumn Festival"),
                Break(statutory: national, zh: "国庆节", en: "National Day"),
            ]
        }
        return [Break(statutory: Set(national + midAutumn).sorted(), zh: "国庆节、中秋节", en: "National Day / Mid-Autumn Festival")]
    }

    /// Qingming lies on 4 or 5 April through this century; the notice, which follows the observatory, has the last word.
    private var qingming: Int {
        let short = year % 100
        return (short * 2_422 + 48_100) / 10_000 - short / 4
    }

    func text(in language: Language) -> String {
        let lines = breaks.sorted { $0.statutory[0] < $1.statutory[0] }.map { item in
            let span = "from: \(item.statutory[0]), to: \(item.statutory[item.statutory.count - 1])"
            let statutory = item.statutory.map(\.description).joined(separator: ", ")
            return "  - {kind: holiday, \(span), zh: \(item.zh), en: \"\(item.en)\", notice: \(year), statutory: [\(statutory)]}"
        }
        let head = Catalogue.text("calendar.template.head", ["year": "\(year)"], in: language)
        let makeUp = Catalogue.text("calendar.template.make_up", in: language)
        let sum = Catalogue.text("calendar.template.sum", ["year": "\(year)"], in: language)
        let example = "  # - {kind: workday, date: \(year)-02-01, zh: 春节调休上班, en: \"Spring Festival make-up workday\", notice: \(year)}"
        return (head.split(separator: "\n").map { "# \($0)" } + lines + ["  # \(makeUp)", example, "# \(sum)", "  # \(year): 248"]).joined(
            separator: "\n") + "\n"
    }
}
