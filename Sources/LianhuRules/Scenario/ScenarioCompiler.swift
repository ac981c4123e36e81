import LianhuCore

/// Compiles a file of scenarios: YAML in, stories for the engine or located diagnostics out.
package enum ScenarioCompiler {
    /// What a scenario file may name; whoever can read files finds it.
    package struct Surroundings: Sendable {
        /// The text of a file; nil if there is none.
        package var text: @Sendable (String) -> String?
        /// The calendars of a folder, or those that belong to the file itself.
        package var calendars: @Sendable (_ folder: String?) -> [ScenarioFile.Source]
        /// The CSV files of a folder, by name; nil if there is no such folder or none in it.
        package var sheets: @Sendable (String) -> [String: [UInt8]]?

        package init(
            text: @escaping @Sendable (String) -> String?, calendars: @escaping @Sendable (String?) -> [ScenarioFile.Source],
            sheets: @escaping @Sendable (String) -> [String: [UInt8]]?
        ) {
            self.text = text
            self.calendars = calendars
            self.sheets = sheets
        }
    }

    /// The scenarios, or nil with at least one fault.
    package static func compile(text: String, file: String, surroundings: Surroundings) -> (ScenarioFile?, [Diagnostic]) {
        let sink = DiagnosticSink(file: file)
        let scenarios = read(text, file: file, surroundings: surroundings, sink: sink)
        return (sink.hasErrors ? nil : scenarios, sink.diagnostics)
    }

    private static func read(_ text: String, file: String, surroundings: Surroundings, sink: DiagnosticSink) -> ScenarioFile? {
        let example = "scenarios: [{title: …, start: 2026-06-20, expect: […]}]"
        guard let root = YAMLReader.read(text, sink: sink) else {
            if !sink.hasErrors { sink.report(.yamlEmpty, at: .start, ["example": "pack: bagongshan.yaml"]) }
            return nil
        }
        let keys = MappingReader.Keys(known: ["pack", "calendars", "roster", "scenarios"])
        guard let top = MappingReader(root, name: "scenarios", keys: keys, example: example, sink: sink) else { return nil }
        let folder = top.text("calendars", example: "calendars: calendars").map { beside(file, $0) }
        let calendars = surroundings.calendars(folder)
        guard let (source, pack) = pack(top, file: file, calendars: calendars, surroundings: surroundings, sink: sink) else { return nil }
        let place = ScenarioContext(file: file, pack: pack, surroundings: surroundings, sink: sink)
        let roster = top["roster"].map { ScenarioRosterReader(context: place).read($0) }
        let list = top.required("scenarios", example: example)?.items("scenarios", example: example, sink: sink) ?? []
        let scenarios = list.compactMap { ScenarioReader(context: place, roster: roster ?? nil, hasRoster: roster != nil).read($0) }
        return ScenarioFile(file: file, pack: source, calendars: calendars, scenarios: scenarios)
    }

    /// The pack that the file names, else `NAME.yaml` beside `NAME.test.yaml`.
    private static func pack(
        _ top: MappingReader, file: String, calendars: [ScenarioFile.Source], surroundings: Surroundings, sink: DiagnosticSink
    ) -> (ScenarioFile.Source, RulePack)? {
        let named = top.text("pack", example: "pack: bagongshan.yaml")
        if named == nil, top["pack"] != nil { return nil }
        let path = named.map { beside(file, $0) } ?? defaultPack(of: file)
        let position = top["pack"]?.position ?? top.position
        guard let text = surroundings.text(path) else {
            sink.report(.packMissing, at: position, ["value": path])
            return nil
        }
        let (pack, _) = PackCompiler.compile(text: text, file: path, calendars: known(calendars))
        guard let pack else {
            sink.report(.packFaulty, at: position, ["value": path])
            return nil
        }
        return (ScenarioFile.Source(file: path, text: text), pack)
    }

    private static func known(_ sources: [ScenarioFile.Source]) -> [String: WorkCalendar] {
        var known: [String: WorkCalendar] = [:]
        for source in sources {
            known[CalendarCompiler.name(of: source.file)] = CalendarCompiler.compile(text: source.text, file: source.file).0
        }
        return known
    }

    /// A path seen from the folder of a file.
    static func beside(_ file: String, _ path: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + path
    }

    private static func defaultPack(of file: String) -> String {
        file.hasSuffix(".test.yaml") ? String(file.dropLast(".test.yaml".count)) + ".yaml" : file
    }
}

/// What readers of a scenario's parts share.
struct ScenarioContext {
    let file: String
    let pack: RulePack
    let surroundings: ScenarioCompiler.Surroundings
    let sink: DiagnosticSink
}

extension Position {
    /// The place as scenarios carry it to where they are played.
    var scenarioPlace: ScenarioPlace { ScenarioPlace(line: line, column: column) }
}

extension YAMLNode {
    /// A minute of a day; a bare day takes the given one.
    func moment(_ name: String, minuteOfBareDay: Int, sink: DiagnosticSink) -> ScenarioMoment? {
        guard let text = text(name, example: "\(name): 2026-07-10 15:00", sink: sink) else { return nil }
        if let moment = ScenarioMoment(text, minuteOfBareDay: minuteOfBareDay) { return moment }
        sink.report(.moment, at: position, ["name": name, "value": text])
        return nil
    }

    /// The key of a period (S3).
    func periodKey(_ name: String, sink: DiagnosticSink) -> String? {
        guard let text = text(name, example: "\(name): 2026-07", sink: sink) else { return nil }
        if Period(key: text, scheme: .standard) != nil || text.hasPrefix("after:") { return text }
        sink.report(.periodKey, at: position, ["name": name, "value": text])
        return nil
    }
}
