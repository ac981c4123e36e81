/// A festival with a name, on a day of the lunar or of the Gregorian year; the raw value is its word in rule packs.
///
/// Qingming is none of them: it is a term of the sun, which the lunar table does not give. A pack lists its dates.
package enum Festival: String, CaseIterable, Hashable, Sendable {
    case springFestival = "spring_festival"
    case newYearsEve = "new_years_eve"
    case lantern
    case dragonBoat = "dragon_boat"
    case qixi
    case zhongyuan
    case midAutumn = "mid_autumn"
    case doubleNinth = "double_ninth"
    case laba
    case xiaonian
    case xiaonianSouth = "xiaonian_south"
    case newYear = "new_year"
    case womensDay = "womens_day"
    case labourDay = "labour_day"
    case youthDay = "youth_day"
    case childrensDay = "childrens_day"
    case partyDay = "party_day"
    case armyDay = "army_day"
    case teachersDay = "teachers_day"
    case nationalDay = "national_day"

    /// The festival of a word, or an error that tells the words and the likeliest one.
    package init(parsing word: String) throws(OccasionError) {
        guard let match = Festival(rawValue: word) else {
            throw OccasionError(.festival, ["value": word, "known": Festival.allCases.map(\.rawValue).joined(separator: ", ")])
        }
        self = match
    }

    /// When it is.
    package enum Day: Hashable, Sendable {
        /// On a day of the lunar year.
        case lunar(LunarDay)
        /// On the last day of the lunar year, whether that is the 29th or the 30th: the day before 1/1 (S28a).
        case lastOfLunarYear
        /// On a month and day of the Gregorian year that exist every year.
        case gregorian(month: Int, day: Int)
    }

    /// When it is.
    package var day: Day {
        switch self {
        case .springFestival: .lunar(LunarDay(known: 1, 1))
        case .newYearsEve: .lastOfLunarYear
        case .lantern: .lunar(LunarDay(known: 1, 15))
        case .dragonBoat: .lunar(LunarDay(known: 5, 5))
        case .qixi: .lunar(LunarDay(known: 7, 7))
        case .zhongyuan: .lunar(LunarDay(known: 7, 15))
        case .midAutumn: .lunar(LunarDay(known: 8, 15))
        case .doubleNinth: .lunar(LunarDay(known: 9, 9))
        case .laba: .lunar(LunarDay(known: 12, 8))
        case .xiaonian: .lunar(LunarDay(known: 12, 23))
        case .xiaonianSouth: .lunar(LunarDay(known: 12, 24))
        case .newYear: .gregorian(month: 1, day: 1)
        case .womensDay: .gregorian(month: 3, day: 8)
        case .labourDay: .gregorian(month: 5, day: 1)
        case .youthDay: .gregorian(month: 5, day: 4)
        case .childrensDay: .gregorian(month: 6, day: 1)
        case .partyDay: .gregorian(month: 7, day: 1)
        case .armyDay: .gregorian(month: 8, day: 1)
        case .teachersDay: .gregorian(month: 9, day: 10)
        case .nationalDay: .gregorian(month: 10, day: 1)
        }
    }

    /// The name that people know: 重阳节, Double Ninth Festival.
    package func title(in language: Language) -> String { Catalogue.text("festival.\(rawValue)", in: language) }

    /// The festivals, lunar ones first, that fall on the date: 除夕 on 2026-02-16. Outside the table only Gregorian ones are known.
    package static func all(on date: CivilDate) -> [Festival] {
        let lunar = LunarDate(date)
        return allCases.filter { festival in
            switch festival.day {
            case .lunar(let day): lunar.map { !$0.isLeap && ($0.month, $0.day) == (day.month, day.day) } ?? false
            case .lastOfLunarYear: lunar.map { LunarDate.lastDay(of: $0.year) == date } ?? false
            case .gregorian(let month, let day): (date.month, date.dayOfMonth) == (month, day)
            }
        }
    }

    /// The date of the festival of that lunar year, or of that Gregorian year for Gregorian ones; nil outside the table.
    package func date(year: Int) -> CivilDate? {
        switch day {
        case .lunar(let day): day.dates(lunarYear: year).first?.civilDate
        case .lastOfLunarYear: LunarDate.lastDay(of: year)
        case .gregorian(let month, let day): CivilDate(year: year, month: month, dayOfMonth: day)
        }
    }
}
