import LianhuCore

/// Snapshots, amendments, and what was overwritten (S46).
final class ClosingTable {
    let closures = Table<ClosureRecord>()
    let figures = Table<ClosureFigure>()
    let postponements = Table<PostponementRecord>()
    let amendments = Journal<AmendmentRecord>()
    let planDays = Table<PlanDay>()
    let births = Table<ObligationBirth>()
    let pastObligations = Table<PastObligation>()
    let pastLinks = Table<PastLink>()

    var undoLogs: [UndoLog] { [closures, figures, postponements, amendments, planDays, births, pastObligations, pastLinks] }

    // MARK: Changing

    func put(_ changes: Changes) throws {
        for row in changes.closures {
            guard closures[row.period]?.closedAt == nil else { throw StoreError.constraint("closure is closed") }
            closures.put(row)
        }
        for row in changes.closureFigures {
            guard let head = closures[row.period] else { throw StoreError.constraint("closure_figure.period") }
            guard head.closedAt == nil || changes.closures.contains(where: { $0.period == row.period }) else {
                throw StoreError.constraint("closure is closed")
            }
            figures.put(row)
        }
        for row in changes.postponements {
            guard postponements[row.period] == nil else { throw StoreError.constraint("postponement.period") }
            postponements.put(row)
        }
        for row in changes.amendments { amendments.append(row) }
        for row in changes.planDays where planDays[row.rowKey] == nil { planDays.put(row) }
        for row in changes.births where births[row.item] == nil { births.put(row) }
        for row in changes.pastObligations where pastObligations[row.rowKey] == nil { pastObligations.put(row) }
        for row in changes.pastLinks where pastLinks[row.rowKey] == nil { pastLinks.put(row) }
    }

    // MARK: Reading

    func figures(period: Int64, units: [EntityKey]) -> [ClosureFigure] {
        Set(units).sorted().flatMap { unit in
            let first = ClosureFigure(period: period, unit: unit, rule: .min, figures: Compliance()).rowKey
            return figures.rows[figures.position(after: first)...].prefix { $0.period == period && $0.unit == unit }
        }
    }

    /// A row as it was known at the end of a day; nil if it was not.
    func version(of row: Obligation, on day: CivilDate) -> Obligation? {
        let born = births[row.identity]?.day ?? planDays[RulePeriodKey(rule: row.identity.rule, period: row.identity.period)]?.day
        if let born, born > day { return nil }
        let place = pastObligations.position(after: PastKey(item: row.identity, until: day))
        let past = place < pastObligations.count ? pastObligations.rows[place] : nil
        return (past.flatMap { $0.row.identity == row.identity ? $0.row : nil } ?? row).known(on: day)
    }

    /// The version on a day of each changed link of some subjects.
    func links(of subjects: [EntityKey], on day: CivilDate) -> [LinkRecord] {
        Set(subjects).sorted().flatMap { subject in
            var found: [LinkRecord] = []
            let place = pastLinks.position(after: PastLinkKey(subject: subject, link: .min, until: day))
            for past in pastLinks.rows[place...].prefix(while: { $0.link.subject == subject }) where past.knownUntil > day {
                if found.last?.key != past.link.key { found.append(past.link) }
            }
            return found
        }
    }
}

struct FigureKey: Hashable, Comparable {
    var period: Int64
    var unit: EntityKey
    var rule: RuleKey

    static func < (left: FigureKey, right: FigureKey) -> Bool {
        (left.period, left.unit, left.rule) < (right.period, right.unit, right.rule)
    }
}

struct RulePeriodKey: Hashable, Comparable {
    var rule: RuleKey
    var period: Int64

    static func < (left: RulePeriodKey, right: RulePeriodKey) -> Bool { (left.rule, left.period) < (right.rule, right.period) }
}

struct PastKey: Hashable, Comparable {
    var item: Identity
    var until: CivilDate

    static func < (left: PastKey, right: PastKey) -> Bool { (left.item, left.until) < (right.item, right.until) }
}

struct PastLinkKey: Hashable, Comparable {
    var subject: EntityKey
    var link: LinkKey
    var until: CivilDate

    static func < (left: PastLinkKey, right: PastLinkKey) -> Bool {
        (left.subject, left.link, left.until) < (right.subject, right.link, right.until)
    }
}

extension ClosureRecord: Keyed { var rowKey: Int64 { period } }
extension ClosureFigure: Keyed { var rowKey: FigureKey { FigureKey(period: period, unit: unit, rule: rule) } }
extension PostponementRecord: Keyed { var rowKey: Int64 { period } }
extension PlanDay: Keyed { var rowKey: RulePeriodKey { RulePeriodKey(rule: rule, period: period) } }
extension ObligationBirth: Keyed { var rowKey: Identity { item } }
extension PastObligation: Keyed { var rowKey: PastKey { PastKey(item: row.identity, until: knownUntil) } }
extension PastLink: Keyed {
    var rowKey: PastLinkKey { PastLinkKey(subject: link.subject, link: link.key, until: knownUntil) }
}
