import Foundation
import LianhuCore
import LianhuRules

/// A file of `Fixtures/`, named `KIND.CODE.good.yaml` or `KIND.CODE-what.bad.yaml` after the one fault that it has.
struct Fixture: Sendable, CustomStringConvertible {
    var file: String
    var kind: String
    var isGood: Bool
    /// The code that a bad one must give.
    var code: String

    var description: String { file }

    static let all: [Fixture] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.tests.appending(path: "Fixtures").path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            let parts = name.split(separator: ".").map(String.init)
            let word = String(parts[1].prefix { $0 != "-" })
            return Fixture(file: name, kind: parts[0], isGood: parts[2] == "good", code: code(word))
        }
    }()

    /// Faults of occasions have codes of their own: `rrule_never` is `rrule.never`.
    private static func code(_ word: String) -> String {
        for family in ["rrule", "occasion"] where word.hasPrefix(family + "_") && word != "occasion_never" {
            return family + "." + word.dropFirst(family.count + 1)
        }
        return "check." + word
    }

    static let good = all.filter(\.isGood)
    static let bad = all.filter { !$0.isGood }

    /// Compiles the fixture as what it is; whether something came out, and what was said.
    func compile() throws -> (hasResult: Bool, faults: [Diagnostic]) {
        let text = try Repository.text("Tests/LianhuRulesTests/Fixtures/" + file)
        switch kind {
        case "pack":
            let (pack, faults) = PackCompiler.compile(text: text, file: file, calendars: ["cn": try Calendars.cn()])
            return (pack != nil, faults)
        case "calendar":
            let (calendar, faults) = CalendarCompiler.compile(text: text, file: file, bases: ["cn": try Calendars.cn()])
            return (calendar != nil, faults)
        case "any":
            let check = RulesCheck(files: [(file, text)], calendars: [])
            return (!check.hasErrors, check.diagnostics)
        case "scenario":
            let (scenarios, faults) = ScenarioCompiler.compile(text: text, file: file, surroundings: Surroundings.ofTheCheckout)
            return (scenarios != nil, faults)
        case "channels":
            let (configuration, faults) = ChannelsCompiler.compile(text: text, file: file)
            return (configuration != nil, faults)
        case "access":
            let (policy, faults) = AccessCompiler.compile(text: text, file: file)
            return (policy != nil, faults)
        default:
            let (configuration, faults) = ConfigurationCompiler.compile(text: text, file: file)
            return (configuration != nil, faults)
        }
    }
}

enum Surroundings {
    /// Files by their paths from the top of the checkout.
    static let ofTheCheckout = ScenarioCompiler.Surroundings(
        text: { try? Repository.text($0) },
        calendars: { _ in
            (try? Repository.text("rules/calendars/cn.yaml")).map { [ScenarioFile.Source(file: "rules/calendars/cn.yaml", text: $0)] } ?? []
        }, sheets: { _ in nil })
}

enum Calendars {
    /// The shipped calendar.
    static func cn() throws -> WorkCalendar {
        let (calendar, faults) = CalendarCompiler.compile(
            text: try Repository.text("rules/calendars/cn.yaml"), file: "rules/calendars/cn.yaml")
        guard let calendar else { throw Faulty(text: faults.map { $0.text(in: .en) }.joined(separator: "\n")) }
        return calendar
    }

    struct Faulty: Error {
        var text: String
    }
}
