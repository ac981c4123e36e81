/// A length of time that carries its kind (S26): five working days are not five days.
package struct TimeSpan: Hashable, Sendable, CustomStringConvertible {
    /// What is counted.
    package enum Unit: String, CaseIterable, Hashable, Sendable {
        case workingDays = "wd"
        case days = "d"
        case hours = "h"
        case workingHours = "wh"
        case minutes = "m"
    }

    /// How many, negative for earlier.
    package var amount: Int
    /// Of what.
    package var unit: Unit

    /// The most that a text may ask for, in any unit.
    package static let largestAmount = 100_000

    /// A span of so many units.
    package init(amount: Int, unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// No time at all.
    package static let none = TimeSpan(amount: 0, unit: .days)

    /// Whether it counts days or working days, so that it can be added to a civil date.
    package var isOfDays: Bool { unit == .days || unit == .workingDays }

    /// The span of a text: an optional sign, up to 100000, and `wd`, `d`, `h`, `wh` or `m`, as in `+5wd`, `-3d`, `48h`.
    package init(parsing text: String) throws(TimeSpanError) {
        let bytes = [UInt8](text.utf8)
        guard !bytes.isEmpty else { throw .empty }
        let isSigned = bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-")
        let digits = bytes[(isSigned ? 1 : 0)...].prefix { Digits.isDigit($0) }
        guard !digits.isEmpty else { throw .noNumber(text) }
        let unitText = String(decoding: bytes[digits.endIndex...], as: UTF8.self)
        guard !unitText.isEmpty else { throw .bareNumber(text) }
        guard let unit = Unit(rawValue: unitText) else { throw .unknownUnit(unitText) }
        guard let amount = Int(String(decoding: digits, as: UTF8.self)), amount <= TimeSpan.largestAmount else { throw .tooLarge(text) }
        self.init(amount: bytes[0] == UInt8(ascii: "-") ? -amount : amount, unit: unit)
    }

    /// The form that `init(parsing:)` reads, without a plus sign: `5wd`, `-3d`.
    package var description: String { "\(amount)\(unit.rawValue)" }
}

/// Why a text is no span of time; the texts are what was written.
package enum TimeSpanError: Error, Hashable, Sendable {
    /// There is no text.
    case empty
    /// It does not begin with a number.
    case noNumber(String)
    /// It is a number without a unit (S26).
    case bareNumber(String)
    /// What follows the number is none of the units.
    case unknownUnit(String)
    /// More than `TimeSpan.largestAmount`.
    case tooLarge(String)

    /// The units, as a message names them.
    package static let units = "wd (working days), d (days), h (hours), wh (working hours), m (minutes)"
}

extension TimeSpanError: CustomStringConvertible {
    /// What is wrong and what to write, in English.
    package var description: String {
        switch self {
        case .empty: "a duration is missing; write a number and a unit: \(TimeSpanError.units)"
        case .noNumber(let text): "'\(text)' is no duration; write a number and a unit: \(TimeSpanError.units)"
        case .bareNumber(let text): "'\(text)' has no unit; write one of \(TimeSpanError.units), as in '\(text)wd'"
        case .unknownUnit(let unit): "'\(unit)' is no unit of time; write one of \(TimeSpanError.units)"
        case .tooLarge(let text): "'\(text)' is more than \(TimeSpan.largestAmount)"
        }
    }
}
