import ArgumentParser
import LianhuCore

/// Works out offline when a recurrence, a lunar day, a festival or a day of the work calendar comes.
struct RulesExpand: ParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("rules", "expand") }

    @Option(help: .text("option.rrule", "RRULE"))
    var rrule: String?

    @Option(help: .text("option.dtstart", "TIME"))
    var dtstart: String?

    @Option(help: .text("option.lunar", "M-D"))
    var lunar: String?

    @Option(help: .text("option.leap", "ordinary_only|leap_if_present|both"))
    var leap: String?

    @Option(help: .text("option.short_month", "last_day|omit"))
    var shortMonth: String?

    @Option(help: .text("option.on_occasion", "NAME"))
    var on: String?

    @Option(help: .text("option.shift", "POLICY"))
    var shift: String?

    @Option(help: .text("option.expand_from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.tz", "ZONE"))
    var tz = ZoneFile.standard

    @Option(help: .text("option.count", "N"))
    var count = 10

    @OptionGroup var source: CalendarOptions
    @OptionGroup var output: OutputOptions

    var format: OutputFormat { output.format }

    func validate() throws {
        guard [rrule, lunar, on].count(where: { $0 != nil }) == 1 else { throw ValidationError(words("expand.one_of")) }
        guard (1...1000).contains(count) else { throw ValidationError(words("expand.count")) }
        if rrule != nil, dtstart == nil { throw ValidationError(words("expand.dtstart_missing")) }
        if rrule == nil, dtstart != nil { throw ValidationError(words("expand.dtstart_alone")) }
        if lunar == nil, leap != nil || shortMonth != nil { throw ValidationError(words("expand.lunar_alone")) }
    }

    func run() throws {
        let zone = try ZoneFile.rules(of: tz)
        let expansion: Expansion
        do { expansion = try expanded(zone) } catch let error as OccasionError {
            throw Failure(
                error.code == .never ? .findings : .usage, [error.text(in: Console.current.language)], next: "lianhuctl rules expand --help"
            )
        }
        try ExpansionText(expansion).print(as: format)
    }

    private func expanded(_ zone: TimeZoneRules) throws -> Expansion {
        let shift = try policy("shift", shift, ShiftPolicy.none)
        if let rrule, let dtstart {
            guard let start = WallTime(dtstart) else { throw Failure.usage("expand.dtstart", ["value": dtstart]) }
            let calendar = shift == .none ? nil : try source.load()
            return try Expansion(
                rule: RecurrenceRule(parsing: rrule), start: start, from: from, zone: zone, calendar: calendar, shift: shift, limit: count)
        }
        let occasion: Occasion =
            if let lunar {
                .lunar(
                    try LunarDay(
                        parsing: lunar, leap: try policy("leap", leap, .ordinaryOnly),
                        shortMonth: try policy("short-month", shortMonth, .lastDay)))
            } else {
                try Occasion.named(on ?? "")
            }
        let calendar = occasion.usesWorkCalendar || shift != .none ? try source.load() : nil
        return try Expansion(
            occasion: occasion, from: from ?? Today.date(in: zone), zone: zone, calendar: calendar, shift: shift, limit: count)
    }

    /// The policy of a word, or a refusal that tells the words.
    private func policy<Policy: RawRepresentable<String> & CaseIterable>(
        _ option: String, _ word: String?, _ standard: Policy
    ) throws -> Policy {
        guard let word else { return standard }
        guard let policy = Policy(rawValue: word) else {
            let known = Policy.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage("expand.policy", ["option": option, "value": word, "known": known], next: "lianhuctl rules expand --help")
        }
        return policy
    }
}
