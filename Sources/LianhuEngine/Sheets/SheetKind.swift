/// The sheets that people bring or take home, in the order in which they are read.
package enum SheetKind: UInt8, Hashable, Sendable, CaseIterable {
    case units = 1
    case posts
    case workers
    case subjects
    case residents
    case links
    case contacts
    case activities
    case parameters

    /// The sheets of a roster; contacts and activities are evidence and come by another way.
    package static let roster: [SheetKind] = [.units, .posts, .workers, .subjects, .residents, .links, .parameters]

    /// Tables that lie beside a roster and are none of its sheets: message groups, which delivery reads. An import passes over them.
    package static let companions = ["channels.csv", "消息群.csv"]

    /// Whether an import passes over a file of this name without a word: evidence, which comes by another way, and companions.
    package static func isPassedOver(_ fileName: String) -> Bool {
        companions.contains(fileName.lowercased()) || SheetKind(fileName: fileName).map { !roster.contains($0) } ?? false
    }

    /// The kind of a file name such as `units.csv` or `单位.csv`, in any case of letters; nil for any other name.
    package init?(fileName: String) {
        let name = fileName.lowercased()
        guard let schema = SheetSchema.all.first(where: { $0.file == name || $0.fileZh == name }) else { return nil }
        self = schema.kind
    }

    /// Its columns.
    package var schema: SheetSchema {
        switch self {
        case .units: .units
        case .posts: .posts
        case .workers: .workers
        case .subjects: .subjects
        case .residents: .residents
        case .links: .links
        case .contacts: .contacts
        case .activities: .activities
        case .parameters: .parameters
        }
    }
}
