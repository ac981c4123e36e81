import LianhuCore

/// Compiles `lianhud.yaml`.
package enum ConfigurationCompiler {
    /// The configuration, or nil with at least one fault. Paths stay as written.
    package static func compile(text: String, file: String) -> (DaemonConfiguration?, [Diagnostic]) {
        let sink = DiagnosticSink(file: file)
        let configuration = read(text, sink: sink)
        return (sink.hasErrors ? nil : configuration, sink.diagnostics)
    }

    private static let keys = MappingReader.Keys(
        known: [
            "name", "origin", "zone", "language", "state", "socket", "key", "access", "rules", "calendars", "sending", "backdate_limit",
            "backdate_limit_sheet", "month_start_day", "fortnight_anchor",
        ])

    private static let languageAliases = [
        "cn": "zh", "zh-cn": "zh", "zh_cn": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "english": "en", "英文": "en", "en_us": "en",
    ]

    private static func read(_ text: String, sink: DiagnosticSink) -> DaemonConfiguration? {
        let example = "name: {zh: 联户, en: Lianhu}"
        guard let root = YAMLReader.read(text, sink: sink) else {
            if !sink.hasErrors { sink.report(.yamlEmpty, at: .start, ["example": example]) }
            return nil
        }
        guard let top = MappingReader(root, name: "lianhud.yaml", keys: keys, example: example, sink: sink) else { return nil }
        let name = top.requiredTitle("name")
        let origin = top.required("origin", example: "origin: lianhu/bagongshan").flatMap { Self.origin($0, sink: sink) }
        let state = top.required("state", example: "state: /var/lib/lianhu").flatMap { path($0, "state", "/var/lib/lianhu", sink: sink) }
        var made = DaemonConfiguration(name: name ?? LocalizedText(zh: "", en: ""), origin: origin ?? "", state: state ?? "")
        if let node = top["zone"], let zone = Self.zone(node, sink: sink) { made.zone = zone }
        if let node = top["language"], let word = node.word("language", among: ["zh", "en"], aliases: languageAliases, sink: sink),
            let language = Language(rawValue: word)
        {
            made.language = language
        }
        made.socket = top["socket"].flatMap { path($0, "socket", "/run/lianhu/control.sock", sink: sink) }
        made.key = top["key"].flatMap { path($0, "key", "/etc/lianhu/audit.key", sink: sink) }
        made.access = top["access"].flatMap { path($0, "access", "/etc/lianhu/access.yaml", sink: sink) }
        made.packs = top["rules"].map { Self.packs($0, sink: sink) } ?? []
        made.calendars = top["calendars"].flatMap { path($0, "calendars", "/usr/share/lianhu/rules/calendars", sink: sink) }
        if let node = top["sending"], let hours = sending(node, sink: sink) { made.sending = hours }
        if let node = top["backdate_limit"], let days = node.naturalDays("backdate_limit", example: "backdate_limit: 7d", sink: sink) {
            made.backdateLimit = days
        }
        if let node = top["backdate_limit_sheet"],
            let days = node.naturalDays("backdate_limit_sheet", example: "backdate_limit_sheet: 35d", sink: sink)
        {
            made.backdateLimitSheet = days
        }
        made.periods = periods(top, sink: sink)
        return made
    }

    /// A note's origin: no spaces and no plus sign, so that a signature line can carry it.
    private static func origin(_ node: YAMLNode, sink: DiagnosticSink) -> String? {
        let example = "lianhu/bagongshan"
        guard let text = node.text("origin", example: "origin: \(example)", sink: sink) else { return nil }
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-")
        if text.allSatisfy(allowed.contains), text.count <= 200, !text.hasPrefix("/"), !text.hasSuffix("/") { return text }
        sink.report(.origin, at: node.position, ["value": text, "example": example])
        return nil
    }

    /// A zone's name; whether the machine knows it, the reader of zone files will say.
    private static func zone(_ node: YAMLNode, sink: DiagnosticSink) -> String? {
        let example = "Asia/Shanghai"
        guard let text = node.text("zone", example: "zone: \(example)", sink: sink) else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty && part != ".." && part != "." && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        }
        if isName { return text }
        sink.report(.path, at: node.position, ["name": "zone", "value": text, "example": example])
        return nil
    }

    private static func path(_ node: YAMLNode, _ name: String, _ example: String, sink: DiagnosticSink) -> String? {
        guard let text = node.text(name, example: "\(name): \(example)", sink: sink) else { return nil }
        if !text.contains("\0"), !text.hasPrefix("~"), text.utf8.count < 4096 { return text }
        sink.report(.path, at: node.position, ["name": name, "value": text, "example": example])
        return nil
    }

    private static func packs(_ node: YAMLNode, sink: DiagnosticSink) -> [DaemonConfiguration.Pack] {
        let example = "{file: /etc/lianhu/rules/bagongshan.yaml, unit: \"*\"}"
        let items = node.items("rules", example: "rules: [\(example)]", mayBeEmpty: true, sink: sink) ?? []
        return items.compactMap { item in
            guard let reader = MappingReader(item, name: "rules", keys: .init(known: ["file", "unit"]), example: example, sink: sink)
            else { return nil }
            let file = reader.required("file", example: "file: rules/bagongshan.yaml")
                .flatMap { path($0, "file", "/etc/lianhu/rules/bagongshan.yaml", sink: sink) }
            let unit = reader.required("unit", example: "unit: \"*\"").flatMap { $0.subtree("unit", sink: sink) }
            guard let file, let unit else { return nil }
            return DaemonConfiguration.Pack(file: file, unit: unit == "*" ? nil : unit)
        }
    }

    private static func sending(_ node: YAMLNode, sink: DiagnosticSink) -> SendingHours? {
        let example = "sending: {from: \"08:30\", until: \"20:00\"}"
        guard let reader = MappingReader(node, name: "sending", keys: .init(known: ["from", "until"]), example: example, sink: sink)
        else { return nil }
        let from = reader.required("from", example: "from: \"08:30\"").flatMap { clock($0, "from", sink: sink) }
        let until = reader.required("until", example: "until: \"20:00\"").flatMap { clock($0, "until", sink: sink) }
        guard let from, let until else { return nil }
        if let hours = SendingHours(parsing: "\(from)-\(until)") { return hours }
        sink.report(.clockOrder, at: reader.place(of: "until"), ["from": from, "until": until])
        return nil
    }

    /// A time of day as it was written, `08:30` to `24:00`.
    private static func clock(_ node: YAMLNode, _ name: String, sink: DiagnosticSink) -> String? {
        guard let text = node.text(name, example: "\(name): \"08:30\"", sink: sink) else { return nil }
        // Anything that begins or ends some part of a day is a time.
        if SendingHours(parsing: "\(text)-24:00") != nil || SendingHours(parsing: "00:00-\(text)") != nil { return text }
        sink.report(.clock, at: node.position, ["name": name, "value": text])
        return nil
    }

    private static func periods(_ top: MappingReader, sink: DiagnosticSink) -> PeriodScheme {
        var day = 1
        var anchor = PeriodScheme.standardFortnightAnchor
        if let node = top["month_start_day"], let number = node.number("month_start_day", in: PeriodScheme.monthStartDays, sink: sink) {
            day = number
        }
        if let node = top["fortnight_anchor"], let date = node.date("fortnight_anchor", sink: sink) {
            if date.weekday == .monday {
                anchor = date
            } else {
                sink.report(.monday, at: node.position, ["value": date.description])
            }
        }
        return PeriodScheme(monthStartDay: day, fortnightAnchor: anchor)
    }
}

extension YAMLNode {
    /// The id of a unit, or `*` for the whole tree.
    func subtree(_ name: String, sink: DiagnosticSink) -> String? {
        guard let text = text(name, example: "\(name): \"*\"", sink: sink) else { return nil }
        return text == "*" ? text : entity(name, example: "U-TAISHAN", sink: sink)
    }

    /// An id (S60).
    func entity(_ name: String, example: String, sink: DiagnosticSink) -> String? {
        guard let text = text(name, example: "\(name): \(example)", sink: sink) else { return nil }
        if EntityID.fault(in: text) == nil { return text }
        sink.report(.idMalformed, at: position, ["name": name, "value": text, "example": example])
        return nil
    }
}
