import LianhuAudit
import LianhuCore
import LianhuEngine

/// What the writer keeps in memory of the rows that it has written: copied before a part that may be taken back, and put back with it.
struct WriterState {
    /// The compact range over all leaves so far.
    var frontier = Frontier()
    /// The greatest time of a leaf so far.
    var latest = Int64.min
    /// Nil until it is asked for.
    var organisation: Organisation?
    var organisationRevision: Int64 = 0
    /// The rules as adopted; nil until they are asked for.
    var rules: RulesVersion?
    /// The numbers that come next.
    var keys = NextKeys()
    /// The latest closed or closing month, which every record asks for; nil until it is asked for.
    var lastMonth: ClosureRecord??
    /// The last closing day of each rule's period, for those that have obligations.
    var periods: [RulePeriod: CivilDate] = [:]

    struct RulePeriod: Hashable {
        var rule: RuleKey
        var period: Int64
    }
}

/// The number that comes next in each table of its own numbers, as far as it was asked for.
struct NextKeys {
    private var next: [Int64?] = Array(repeating: nil, count: KeySpace.allCases.count)

    subscript(space: KeySpace) -> Int64? {
        get { next[space.rawValue] }
        set { next[space.rawValue] = newValue }
    }

    /// Moves behind the numbers that were given away.
    mutating func note(_ changes: Changes) {
        note(.entity, changes.entities) { $0.key }
        note(.link, changes.links) { $0.key }
        note(.evidence, changes.evidence) { $0.key }
        note(.escalation, changes.escalations) { $0.key }
        note(.notification, changes.notifications) { $0.key }
    }

    private mutating func note<Row>(_ space: KeySpace, _ rows: [Row], _ key: (Row) -> Int64) {
        guard let known = self[space], let last = rows.lazy.map(key).max() else { return }
        self[space] = max(known, last + 1)
    }
}

/// Remembers which members are known to owe something in which unit, so that planning need not look each one up again: a table of fixed size
/// in which later members displace earlier ones. It may forget, and never errs while it is emptied with every change that is taken back.
final class MemberPlaces {
    private struct Place {
        var about: EntityKey = 0
        var unit: EntityKey = 0
    }

    // Planning passes members in key order: neighbours share cache lines here, and a million of them fit.
    private static let slots = 1 << 20
    private var places: [Place] = []

    /// Whether the pair is known; if not, it is from now on.
    func knows(about: EntityKey, unit: EntityKey) -> Bool {
        let slot = Int(truncatingIfNeeded: about) & (Self.slots - 1)
        if slot >= places.count {
            let size = min(Self.slots, max(4096, 2 * (slot + 1)))
            places += Array(repeating: Place(), count: size - places.count)
        }
        if places[slot].about == about, places[slot].unit == unit { return true }
        places[slot] = Place(about: about, unit: unit)
        return false
    }

    func forget() { places = [] }
}
