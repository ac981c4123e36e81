import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func listMembers(_ call: Call, _ kind: EntityKind) async throws -> Response {
        let page = try await engine.members(
            kind, subkind: call.text("kind"), unit: call.text("unit"), cursor: call.text("cursor"), limit: call.limit, by: call.caller,
            at: call.now)
        return try call.json(Wire.Page(items: page.items.map { Wire.Reference($0) }, nextCursor: page.next))
    }

    func showUnit(_ call: Call) async throws -> Response {
        let view = try await engine.unit(try call.path("id"), by: call.caller, at: call.now)
        return try call.json(
            Wire.Unit(
                id: view.unit.id, kind: view.unit.subkind, name: view.unit.name, parent: view.parent.map { Wire.Reference($0) },
                children: view.children.map { Wire.Reference($0) },
                posts: view.posts.map {
                    Wire.Post(
                        post: $0.post, holder: $0.holder.map { Wire.Reference($0) }, from: $0.tenure.from, until: $0.tenure.until)
                },
                parameters: view.parameters.map {
                    Wire.Parameter(name: $0.name, value: $0.value, from: $0.tenure.from, until: $0.tenure.until)
                }))
    }

    func showWorker(_ call: Call) async throws -> Response {
        let view = try await engine.worker(try call.path("id"), by: call.caller, at: call.now)
        return try call.json(
            Wire.Worker(
                id: view.worker.id, name: view.worker.name, unit: view.unit.map { Wire.Reference($0) },
                roles: view.roles.map { Wire.Role(role: $0.value, from: $0.tenure.from, until: $0.tenure.until) },
                telephone: view.telephone, posts: view.posts.map { Wire.HeldPost(unit: Wire.Reference($0.unit), post: $0.post) },
                links: view.links.map {
                    Wire.WorkerLink(
                        subject: Wire.Reference($0.subject), kind: $0.link.kind, seat: $0.link.seat, primary: $0.link.isPrimary,
                        from: $0.link.tenure.from, until: $0.link.tenure.until)
                }))
    }

    func showSubject(_ call: Call) async throws -> Response {
        let view = try await engine.subject(try call.path("id"), by: call.caller, at: call.now)
        return try call.json(
            Wire.Subject(
                id: view.subject.id, kind: view.subject.subkind, name: view.subject.name, address: view.address,
                unit: view.unit.map { Wire.Reference($0) }, from: view.presence.from, until: view.presence.until,
                residents: view.residents.map { Wire.Resident(id: $0.id, name: $0.name, head: $0.isHead, telephone: $0.telephone) },
                links: view.links.map {
                    Wire.SubjectLink(
                        worker: Wire.Reference($0.worker), kind: $0.link.kind, seat: $0.link.seat, primary: $0.link.isPrimary,
                        from: $0.link.tenure.from, until: $0.link.tenure.until)
                }, tiers: view.tiers.map { Wire.Tier(tier: $0.tier, from: $0.tenure.from, until: $0.tenure.until) },
                tags: view.tags.map { Wire.Tag(tag: $0.tag, from: $0.tenure.from, until: $0.tenure.until) }, aliases: view.aliases,
                suspensions: view.suspensions.map { Wire.Span(from: $0.from, until: $0.until) },
                obligations: try await wire(view.obligations)))
    }

    func showTimeline(_ call: Call) async throws -> Response {
        let entries = try await engine.timeline(of: try call.path("id"), by: call.caller, at: call.now)
        let names = try await names(
            in: entries.compactMap { entry in
                if case .obligation(let view) = entry { view } else { nil }
            })
        let items = entries.map { entry in
            switch entry {
            case .obligation(let view):
                Wire.TimelineEntry(on: entry.at, kind: "obligation", obligation: Wire.Obligation(view, names: names))
            case .evidence(let view):
                Wire.TimelineEntry(on: entry.at, kind: view.evidence.kind.name, evidence: Wire.Evidence(view))
            case .escalation(let view):
                Wire.TimelineEntry(on: entry.at, kind: "escalation", escalation: Wire.Escalation(view))
            case .matter(let view, let step):
                Wire.TimelineEntry(on: entry.at, kind: "matter", matter: Wire.MatterThread(view, step, zone: engine.zone))
            }
        }
        return try call.json(Wire.Timeline(items: items))
    }
}
