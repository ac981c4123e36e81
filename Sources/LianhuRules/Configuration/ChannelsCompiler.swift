import LianhuCore

/// Compiles `channels.yaml`.
package enum ChannelsCompiler {
    /// The configuration, or nil with at least one fault.
    package static func compile(text: String, file: String) -> (CourierConfiguration?, [Diagnostic]) {
        let sink = DiagnosticSink(file: file)
        let configuration = read(text, sink: sink)
        return (sink.hasErrors ? nil : configuration, sink.diagnostics)
    }

    private static let example = "{name: paste, kind: paste}"

    private static func read(_ text: String, sink: DiagnosticSink) -> CourierConfiguration? {
        let list = "channels: [\(example)]"
        guard let root = YAMLReader.read(text, sink: sink) else {
            if !sink.hasErrors { sink.report(.yamlEmpty, at: .start, ["example": list]) }
            return nil
        }
        let keys = MappingReader.Keys(known: ["socket", "poll", "channels"])
        guard let top = MappingReader(root, name: "channels.yaml", keys: keys, example: list, sink: sink) else { return nil }
        let socket = top["socket"].flatMap { path($0, "socket", "/run/lianhu/control.sock", sink: sink) }
        let poll = top["poll"].flatMap { $0.number("poll", in: 1...600, sink: sink) } ?? 5
        let items = top.required("channels", example: list).flatMap { $0.items("channels", example: list, sink: sink) } ?? []
        var names: Set<String> = []
        let channels = items.compactMap { item -> CourierConfiguration.Channel? in
            let (name, channel) = Self.channel(item, sink: sink)
            if let name, !names.insert(name).inserted {
                sink.report(.wordTwice, at: item.position, ["name": "channels", "value": name])
            }
            return channel
        }
        return CourierConfiguration(socket: socket, poll: poll, channels: channels)
    }

    private static let common = ["name", "kind", "secret", "timeout", "retry"]
    private static let own: [String: [String]] = [
        "webhook": ["url"], "wecom": ["url"], "dingtalk": ["url", "signing"], "mail": ["host", "port", "tls", "from", "user", "trust"],
        "command": ["command"],
    ]

    /// The channel, nil if something in it is faulty: then every fault of it is told; its name as far as it has one.
    private static func channel(_ node: YAMLNode, sink: DiagnosticSink) -> (name: String?, CourierConfiguration.Channel?) {
        // The kind decides which keys there are; until it is known any kind's may stand there.
        var kind: String?
        if case .mapping(let entries) = node.content, let entry = entries.first(where: { $0.key == "kind" }),
            case .scalar(let text) = entry.value.content, CourierConfiguration.Kind.names.contains(text)
        {
            kind = text
        }
        let known = common + (kind.map { own[$0] ?? [] } ?? own.values.flatMap { $0 }.sorted())
        guard let reader = MappingReader(node, name: "channel", keys: .init(known: known), example: example, sink: sink) else {
            return (nil, nil)
        }
        let name = reader.required("name", example: "name: town-robot").flatMap { self.name($0, "name", sink: sink) }
        _ = reader.required("kind", example: "kind: webhook")
            .flatMap { $0.word("kind", among: CourierConfiguration.Kind.names, sink: sink) }
        let made = kind.flatMap { self.kind($0, reader, sink: sink) }
        let secret = reader["secret"].flatMap { credential($0, "secret", sink: sink) }
        if let kind, CourierConfiguration.Kind.withSecret.contains(kind) || reader["user"] != nil, reader["secret"] == nil {
            _ = reader.required("secret", example: "secret: \(name ?? "town-robot")")
        }
        let timeout = reader["timeout"].flatMap { $0.number("timeout", in: 1...300, sink: sink) }
        let retry = reader["retry"].map { self.retry($0, sink: sink) }
        guard let made, let name else { return (name, nil) }
        var channel = CourierConfiguration.Channel(name: name, kind: made)
        channel.secret = secret
        channel.timeout = timeout ?? channel.timeout
        channel.retry = retry ?? channel.retry
        return (name, channel)
    }

    private static func kind(_ kind: String, _ reader: MappingReader, sink: DiagnosticSink) -> CourierConfiguration.Kind? {
        switch kind {
        case "webhook":
            return reader.required("url", example: "url: https://app.example.org/hooks/lianhu").flatMap { url($0, sink: sink) }
                .map { .webhook(url: $0) }
        case "wecom":
            let standard = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"
            return (reader["url"].map { url($0, sink: sink) } ?? standard).map { .wecom(url: $0) }
        case "dingtalk":
            let signing = reader["signing"].flatMap { credential($0, "signing", sink: sink) }
            let standard = "https://oapi.dingtalk.com/robot/send"
            return (reader["url"].map { url($0, sink: sink) } ?? standard).map { .dingtalk(url: $0, signing: signing) }
        case "mail": return mail(reader, sink: sink).map { .mail($0) }
        case "command":
            let example = "command: [/usr/local/bin/send-sms]"
            let items = reader.required("command", example: example).flatMap { $0.items("command", example: example, sink: sink) } ?? []
            let words = items.compactMap { $0.text("command", example: example, sink: sink) }
            guard let program = words.first, words.count == items.count else { return nil }
            if program.hasPrefix("/") { return .command(words) }
            sink.report(.path, at: items[0].position, ["name": "command", "value": program, "example": "/usr/local/bin/send-sms"])
            return nil
        case "journal": return .journal
        default: return .paste
        }
    }

    private static func mail(_ reader: MappingReader, sink: DiagnosticSink) -> CourierConfiguration.Mail? {
        typealias TLS = CourierConfiguration.Mail.TLS
        let host = reader.requiredText("host", example: "host: smtp.example.org")
        let from = reader.required("from", example: "from: lianhu@example.org").flatMap { address($0, sink: sink) }
        let tls = reader["tls"].flatMap { $0.word("tls", among: TLS.allCases.map(\.rawValue), sink: sink) }.flatMap(TLS.init) ?? .implicit
        let port = reader["port"].flatMap { $0.number("port", in: 1...65_535, sink: sink) }
        let user = reader["user"].flatMap { $0.text("user", example: "user: lianhu@example.org", sink: sink) }
        let trust = reader["trust"].flatMap { path($0, "trust", "/etc/lianhu/mail-ca.pem", sink: sink) }
        // Without TLS a password and people's names would cross the network for all to read.
        if tls == .none, let host, !["localhost", "127.0.0.1", "::1"].contains(host) {
            sink.report(
                .wordUnknown, at: reader.place(of: "tls"), ["name": "tls", "value": "none", "known": "implicit, starttls"])
            return nil
        }
        guard let host, let from else { return nil }
        let standard = [TLS.implicit: 465, .starttls: 587, .none: 25]
        return CourierConfiguration.Mail(host: host, port: port ?? standard[tls] ?? 465, tls: tls, from: from, user: user, trust: trust)
    }

    private static func retry(_ node: YAMLNode, sink: DiagnosticSink) -> CourierConfiguration.Retry {
        var retry = CourierConfiguration.Retry()
        let example = "retry: {first: 30, longest: 3600, attempts: 16}"
        guard
            let reader = MappingReader(
                node, name: "retry", keys: .init(known: ["first", "longest", "attempts"]), example: example, sink: sink)
        else { return retry }
        retry.first = reader["first"].flatMap { $0.number("first", in: 1...86_400, sink: sink) } ?? retry.first
        retry.longest = reader["longest"].flatMap { $0.number("longest", in: 1...604_800, sink: sink) } ?? retry.longest
        retry.attempts = reader["attempts"].flatMap { $0.number("attempts", in: 1...1_000, sink: sink) } ?? retry.attempts
        return retry
    }

    // MARK: Texts

    /// The name of a channel: small letters, digits and hyphens.
    private static func name(_ node: YAMLNode, _ key: String, sink: DiagnosticSink) -> String? {
        guard let text = node.text(key, example: "\(key): town-robot", sink: sink) else { return nil }
        if isName(text) { return text }
        sink.report(.channelName, at: node.position, ["name": key, "value": text])
        return nil
    }

    private static func isName(_ text: String) -> Bool {
        text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
    }

    /// The name of a credential. Whoever writes the secret itself here is told so, and what he wrote is repeated nowhere.
    private static func credential(_ node: YAMLNode, _ key: String, sink: DiagnosticSink) -> String? {
        guard let text = node.text(key, example: "\(key): town-robot", sink: sink) else { return nil }
        // Keys of robots are 32 hexadecimal digits or more, with hyphens or without: as a name they would be told as missing.
        let digits = text.filter { $0 != "-" }
        if isName(text), digits.utf8.count < 32 || !digits.allSatisfy(\.isHexDigit) { return text }
        sink.report(.credentialName, at: node.position, ["name": key])
        return nil
    }

    /// HTTPS, or HTTP on this machine.
    private static func url(_ node: YAMLNode, sink: DiagnosticSink) -> String? {
        let example = "https://app.example.org/hooks/lianhu"
        guard let text = node.text("url", example: "url: \(example)", sink: sink) else { return nil }
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { base in
            guard text.hasPrefix(base) else { return false }
            let next = text.dropFirst(base.count).first
            return next == nil || next == "/" || next == ":"
        }
        let isSecure = text.hasPrefix("https://") && text.count > 8
        // A secret in an address would be told by every log that names it.
        if isPlain, isSecure || local, !text.contains("@"), !text.contains("?"), !text.contains("#") { return text }
        // What looks like a key or a password is not repeated.
        let isTelling = text.contains("@") || text.contains("?") || text.contains("#")
        sink.report(.url, at: node.position, ["name": "url", "value": isTelling ? "…" : text, "example": example])
        return nil
    }

    private static func address(_ node: YAMLNode, sink: DiagnosticSink) -> String? {
        guard let text = node.text("from", example: "from: lianhu@example.org", sink: sink) else { return nil }
        if MailAddress.isPlain(text) { return text }
        sink.report(.mailAddress, at: node.position, ["name": "from", "value": text])
        return nil
    }

    private static func path(_ node: YAMLNode, _ name: String, _ example: String, sink: DiagnosticSink) -> String? {
        guard let text = node.text(name, example: "\(name): \(example)", sink: sink) else { return nil }
        if !text.contains("\0"), text.hasPrefix("/"), text.utf8.count < 4_096 { return text }
        sink.report(.path, at: node.position, ["name": name, "value": text, "example": example])
        return nil
    }
}
