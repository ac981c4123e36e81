import LianhuAudit
import LianhuCore

/// Gives a post at a unit to a worker, or leaves it vacant, from a day on; whoever held it before holds it no more (S37).
package struct HoldPost: RegistryChange {
    /// Id or name of the unit.
    package var unit: String
    /// `head`, or a post that the rules declare.
    package var post: String
    /// Id or name of the worker; nil: vacant.
    package var worker: String?
    /// Nil: today.
    package var from: CivilDate?

    package init(unit: String, post: String, worker: String?, from: CivilDate? = nil) {
        self.unit = unit
        self.post = post
        self.worker = worker
        self.from = from
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = from ?? session.today
        let unit = try session.member(unit, [.unit], "/unit", right: .admin)
        let worker = try worker.map { try session.person($0, "/worker", right: .admin) }
        try session.requireWord(post, in: .posts, also: ["head"], "/post", code: "unknown.post")
        let held = session.organisation.holdings(at: unit.key).filter { $0.post == post }
        if let later = held.map(\.tenure.from).filter({ $0 > day }).max() {
            throw CommandProblem.member(
                "/from", "post.later_known", ["value": unit.id, "post": post, "on": later.description], kind: .conflict)
        }
        let current = held.filter { $0.tenure.contains(day) }
        if let now = current.max(by: { $0.tenure.from < $1.tenure.from }), now.worker == worker?.key { throw Session.nothing("/worker") }
        for var holding in current {
            holding.tenure.until = day
            session.changes.posts.append(holding)
        }
        session.changes.posts.append(PostHolding(unit: unit.key, post: post, worker: worker?.key, tenure: Tenure(from: day)))
        var facts: [String: JSONValue] = ["post": .string(post), "from": .string(day.description)]
        facts["worker"] = worker.map { .string($0.id) } ?? .null
        try session.log(LeafDraft(act: "unit.post", obj: unit.id, unit: unit.key, facts: facts))
        return try session.finish(ChangeReceipt(act: "unit.post", about: unit, on: day), touching: [])
    }
}
