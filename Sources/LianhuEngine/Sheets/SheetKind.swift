/// The sheets that people bring or take home, in the order in which they are read.
package enum SheetKind: UInt8, Hashable, Sendable, CaseIterable {
    case units = 1
    case posts
    case workers
    case subjects
    case residents
    case links
    case channels
    case contacts
    case activities
    case parameters

    /// The sheets of a roster; contacts and activities are evidence and come by another way.
    package static let roster: [SheetKind] = [.units, .posts, .workers, .subjects, .residents, .links, .channels, .parameters]

    /// Whether an import passes over a file of this name without a word: evidence, which comes by another way.
    package static func isPassedOver(_ fileName: String) -> Bool {
        SheetKind(fileName: fileName).map { !roster.contains($0) } ?? false
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
        case .channels: .channels
        case .contacts: .contacts
        case .activities: .activities
        case .parameters: .parameters
        }
    }
}
