import LianhuAudit
import LianhuCore

/// What a command wants in the log; who, when and where in the log are added when it is sealed.
package struct LeafDraft: Sendable {
    /// `contact.record`, `plan.chunk` …
    package var act: String
    /// Public id of what it is about.
    package var obj: String?
    /// The unit whose scope may see it as an event; nil: the whole tree only (S57).
    package var unit: EntityKey?
    package var rule: String?
    /// A reason code; never free text (S60).
    package var why: String?
    package var facts: [String: JSONValue]
    /// Commitments to personal values, by field.
    package var pii: [String: String]
    package var ok: Bool

    package init(
        act: String, obj: String? = nil, unit: EntityKey? = nil, rule: String? = nil, why: String? = nil, facts: [String: JSONValue] = [:],
        pii: [String: String] = [:], ok: Bool = true
    ) {
        self.act = act
        self.obj = obj
        self.unit = unit
        self.rule = rule
        self.why = why
        self.facts = facts
        self.pii = pii
        self.ok = ok
    }

    /// The leaf's JSON at its place in the log.
    func json(seq: Int64, at: Instant, boot: String, actor: Actor) -> JSONValue {
        var who: [String: JSONValue] = [
            "uid": .int(Int64(actor.uid)), "gid": .int(Int64(actor.gid)), "pid": .int(Int64(actor.pid)), "via": .string(actor.via),
        ]
        if let right = actor.right { who["right"] = .string(right.rawValue) }
        if let worker = actor.workerID { who["worker"] = .string(worker) }
        var leaf: [String: JSONValue] = [
            "v": .int(1), "seq": .int(seq), "ts": .string(at.description), "boot": .string(boot), "act": .string(act), "who": .object(who),
            "facts": .object(facts), "ok": .bool(ok),
        ]
        if let obj { leaf["obj"] = .string(obj) }
        if let rule { leaf["rule"] = .string(rule) }
        if let why { leaf["why"] = .string(why) }
        if !pii.isEmpty { leaf["pii"] = .object(pii.mapValues(JSONValue.string)) }
        return .object(leaf)
    }
}
