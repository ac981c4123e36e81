import Foundation
import LianhuCore
import LianhuEngine
import LianhuRules
import Testing

/// Made-up places under the packs that are shipped for them.
enum MadeUp {
    static func generate(
        _ profile: RosterProfile, seed: UInt64 = 1, from: String = "2026-07-01", until: String = "2026-07-02", language: Language = .zh,
        villages: Int? = nil
    ) throws -> GeneratedRoster {
        let calendar = try Repository.text("rules/calendars/cn.yaml")
        return profile.generate(
            seed: seed, from: Town.date(from), until: Town.date(until),
            calendar: try #require(CalendarCompiler.compile(text: calendar, file: "cn.yaml").0), zone: try Town.zone(),
            language: language, villages: villages)
    }

    /// The sheets as they are read; a fault fails the test.
    static func rows(_ roster: GeneratedRoster) -> RosterRows {
        let (rows, faults) = RosterSheets.read(files: roster.files.filter { !$0.key.contains("/") }, missingFrom: Town.date("2026-07-01"))
        #expect(faults == [])
        return rows
    }

    /// How many there are of each.
    static func counts<Row>(_ rows: [Row]?, by word: (Row) -> String) -> [String: Int] {
        Dictionary(grouping: rows ?? [], by: word).mapValues(\.count)
    }

    /// A town under the pack of the profile, without a roster.
    static func town(_ profile: RosterProfile, on day: String) async throws -> Town {
        let town = try await Town.found(on: day, rules: "", roster: [:])
        try await town.adopt(
            try Repository.text("rules/\(profile.rawValue).yaml"), on: day, calendar: try Repository.text("rules/calendars/cn.yaml"))
        return town
    }

    /// Imports the sheets of a folder, its companions with them.
    static func bring(_ roster: GeneratedRoster, to town: Town, on day: String) async throws -> ImportReport {
        try await town.engine.importRoster(
            roster.files.filter { !$0.key.contains("/") && $0.key.hasSuffix(".csv") }, options: ImportOptions(effective: Town.date(day)),
            by: Town.daemon, at: town.at(day))
    }
}
