/// A day of the week, numbered as ISO 8601 numbers it: Monday is 1, Sunday is 7.
@usableFromInline
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The short English name, `Mon` to `Sun`.
    package var en: String {
        switch self {
        case .monday: "Mon"
        case .tuesday: "Tue"
        case .wednesday: "Wed"
        case .thursday: "Thu"
        case .friday: "Fri"
        case .saturday: "Sat"
        case .sunday: "Sun"
        }
    }

    /// The short Chinese name, 周一 to 周日.
    package var zh: String {
        switch self {
        case .monday: "周一"
        case .tuesday: "周二"
        case .wednesday: "周三"
        case .thursday: "周四"
        case .friday: "周五"
        case .saturday: "周六"
        case .sunday: "周日"
        }
    }

    /// The weekday of a YAML word (`mon` … `sun`, lower case), or nil for any other text.
    package init?(name: String) {
        guard let match = Weekday.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }

    /// The YAML word: `mon` … `sun`.
    package var name: String { en.lowercased() }
}
