import Foundation
import LianhuCore
import Testing

/// The published vectors in Vectors/: recurrences of Vectors/rrule.json, lunar dates of Vectors/lunar.json, the year table of
/// Vectors/lunar-years.json.
enum RecurrenceVectors {
    struct Case: Decodable, Sendable {
        struct Gap: Decodable {
            let index: [Int]
            let resolved_wall: [String]
        }
        struct Fold: Decodable {
            let index: [Int]
            let second_utc: [Int64]
        }
        let id, rrule, dtstart, tz: String
        let n: Int
        let exhausted: Bool
        let wall: [String]
        let utc: [Int64]
        let gap: Gap?
        let fold: Fold?
    }

    struct LeapMonth: Decodable {
        let year, leap_month: Int
        let first, last: String
    }

    struct YearlyRule: Decodable {
        let label: String
        let month, day: Int
        let leap: Bool
        let policy: String
        let expected: [String]
    }

    /// `["1922-07-22", 1922, 5, 28, 1]`.
    struct Conversion: Decodable {
        let date: String
        let year, month, day, leap: Int

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            date = try list.decode(String.self)
            year = try list.decode(Int.self)
            month = try list.decode(Int.self)
            day = try list.decode(Int.self)
            leap = try list.decode(Int.self)
        }
    }

    struct Lunar: Decodable {
        let leap_months: [LeapMonth]
        let occasions: [String: [String: String]]
        let conversions: [Conversion]
        let yearly_rules: [YearlyRule]
    }

    /// `[1903, "1903-01-29", 5, "0101001001101"]`.
    struct Year: Decodable {
        let year: Int
        let newYear: String
        let leapMonth: Int
        let lengths: String

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            year = try list.decode(Int.self)
            newYear = try list.decode(String.self)
            leapMonth = try list.decode(Int.self)
            lengths = try list.decode(String.self)
        }
    }

    private struct Cases: Decodable { let cases: [Case] }
    private struct Years: Decodable { let years: [Year] }

    static func cases() throws -> [Case] { try read(Cases.self, "rrule.json").cases }
    static func lunar() throws -> Lunar { try read(Lunar.self, "lunar.json") }
    static func years() throws -> [Year] { try read(Years.self, "lunar-years.json").years }

    private static func read<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appendingPathComponent("Vectors/" + name)))
    }

    /// A zone of the system's zoneinfo.
    static func zone(_ name: String) throws -> TimeZoneRules {
        try TimeZoneRules(name: name, tzif: [UInt8](Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/" + name))))
    }
}
