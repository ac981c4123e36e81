import LianhuCore

/// Reads a mapping of which the keys are known, and reports every other key once.
struct MappingReader {
    /// How messages call the mapping: the key under which it stands, or the kind of the file.
    let name: String
    let position: Position
    let sink: DiagnosticSink
    private let entries: [YAMLEntry]

    /// The keys that a mapping may have, and what to say of some that it may not.
    struct Keys {
        var known: [String]
        /// Keys of later versions.
        var later: Set<String> = []
        /// Keys that have a meaning under another duty than this one.
        var elsewhere: Set<String> = []
        var duty = ""
    }

    /// Nil, and a fault, if the node is no mapping.
    init?(_ node: YAMLNode, name: String, keys: Keys, example: String, sink: DiagnosticSink) {
        guard case .mapping(let entries) = node.content else {
            sink.report(node.isMissing ? .valueMissing : .wantMapping, at: node.position, ["name": name, "example": example])
            return nil
        }
        self.name = name
        self.position = node.position
        self.sink = sink
        self.entries = entries
        for entry in entries where !keys.known.contains(entry.key) { refuse(entry, keys: keys) }
    }

    private func refuse(_ entry: YAMLEntry, keys: Keys) {
        let key = entry.key
        if keys.elsewhere.contains(key) {
            sink.report(.keyElsewhere, at: entry.position, ["key": key, "duty": keys.duty])
        } else if keys.later.contains(key) {
            sink.report(.keyLater, at: entry.position, ["key": key])
        } else if Self.photoKeys.contains(key) {
            sink.report(.keyPhoto, at: entry.position, ["key": key])
        } else if Self.rankingKeys.contains(key) {
            sink.report(.keyRanking, at: entry.position, ["key": key])
        } else {
            sink.report(
                .keyUnknown, at: entry.position, ["key": key, "within": name, "known": keys.known.joined(separator: ", ")],
                suggestion: NearMiss.best(for: key, among: keys.known))
        }
    }

    /// What a rule may never ask for (S52).
    static let photoKeys: Set<String> = [
        "photo", "photos", "picture", "selfie", "location", "gps", "coordinates", "track", "tracks", "trajectory", "geofence", "face",
    ]
    /// What nothing may do to persons (S51).
    static let rankingKeys: Set<String> = [
        "rank", "ranks", "ranking", "rankings", "top", "bottom", "score", "scores", "leaderboard", "points",
    ]

    /// The value of a key; nil if the key is not there.
    subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

    /// Where a key stands; the mapping's own place if it does not.
    func place(of key: String) -> Position { entries.first { $0.key == key }?.position ?? position }

    /// The value of a key that must be there.
    func required(_ key: String, example: String) -> YAMLNode? {
        if let node = self[key] { return node }
        sink.report(.keyMissing, at: position, ["within": name, "key": key, "example": example])
        return nil
    }

    /// The text of a key; nil if it is not there or none.
    func text(_ key: String, example: String) -> String? {
        self[key].flatMap { $0.text(key, example: example, sink: sink) }
    }

    /// The text of a key that must be there.
    func requiredText(_ key: String, example: String) -> String? {
        required(key, example: example).flatMap { $0.text(key, example: example, sink: sink) }
    }

    /// The title of a key that must be there, in both languages.
    func requiredTitle(_ key: String) -> LocalizedText? {
        required(key, example: "\(key): {zh: 走访, en: Visits}").flatMap { $0.localized(key, sink: sink) }
    }
}
