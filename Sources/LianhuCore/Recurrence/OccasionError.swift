/// Why a rule of occasions cannot be used: a code of the catalogue with its arguments, which name the part and the value that are wrong.
package struct OccasionError: Error, Hashable, Sendable {
    /// The kinds of fault; the raw values are codes of the catalogue and stable.
    package enum Code: String, CaseIterable, Hashable, Sendable {
        case empty = "rrule.empty"
        case malformedPart = "rrule.malformed_part"
        case unknownPart = "rrule.unknown_part"
        case repeatedPart = "rrule.repeated_part"
        case missingFrequency = "rrule.missing_frequency"
        case frequency = "rrule.frequency"
        case number = "rrule.number"
        case signedNumber = "rrule.signed_number"
        case weekday = "rrule.weekday"
        case until = "rrule.until"
        case countAndUntil = "rrule.count_and_until"
        case partWithFrequency = "rrule.part_with_frequency"
        case ordinalWithWeek = "rrule.ordinal_with_week"
        case positionAlone = "rrule.position_alone"
        case untilNeedsZone = "rrule.until_needs_zone"
        case finerThanDay = "rrule.finer_than_day"
        case never = "rrule.never"
        case lunarDate = "occasion.lunar_date"
        case lunarOutside = "occasion.lunar_outside"
        case festival = "occasion.festival"
        case noDates = "occasion.no_dates"
        case workingDay = "occasion.working_day"
        case workingDayPeriod = "occasion.working_day_period"
        case workingDayNumber = "occasion.working_day_number"
    }

    /// What is wrong.
    package let code: Code
    /// What the phrase of the code says it about.
    package let args: [String: String]

    init(_ code: Code, _ args: [String: String] = [:]) {
        self.code = code
        self.args = args
    }

    /// What is wrong and what to write.
    package func text(in language: Language) -> String { Catalogue.text(code.rawValue, args, in: language) }
}

extension OccasionError: CustomStringConvertible {
    /// What is wrong, in English.
    package var description: String { text(in: .en) }
}
