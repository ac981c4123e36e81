import LianhuCore

/// Who is reached how: a worker's own way, else that of the unit to which he belongs.
///
/// Units above are not asked: what concerns one person is no business of a group that he is only one of hundreds in.
struct AddressBook {
    /// The channel of those for whom the roster has no way; it is the courier's to have one of that name.
    static let fallback = "default"
    /// Written in the sheet for a member that shall have no way.
    static let none = "none"

    private var ways: [EntityKey: MemberChannels.Way] = [:]
    private let refs: [EntityKey: EntityRef]

    init(of recipients: [EntityKey], reader: any StoreReader) throws {
        refs = try reader.entities(keys: Array(Set(recipients)).sorted())
        let members = Set(recipients + refs.values.map(\.unit))
        for row in try reader.channels(of: members.sorted()) { ways[row.member] = row.ways.first { $0.channel != Self.none } }
    }

    /// The way to a recipient; nil where the roster has none.
    func way(to recipient: EntityKey) -> MemberChannels.Way? {
        ways[recipient] ?? refs[recipient].flatMap { ways[$0.unit] }
    }

    /// The channel of a recipient, with the one for those who have no way.
    func channel(to recipient: EntityKey) -> String { way(to: recipient)?.channel ?? Self.fallback }

    func ref(_ recipient: EntityKey) -> EntityRef? { refs[recipient] }
}
