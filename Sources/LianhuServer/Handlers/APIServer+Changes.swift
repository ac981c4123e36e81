import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    /// Dated changes of the registry: what was sent becomes a change, and all answer alike.
    func changeRegistry(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let change = try registryChange(call, body)
        let status: Int
        if case .json(_, let created) = call.route.answer { status = created } else { status = 200 }
        let once: Once<ChangeReceipt> = try call.once(body, status: status) { Wire.Changed($0) }
        return call.json(try await engine.change(change, once, by: call.caller, at: call.now))
    }

    private func registryChange(_ call: Call, _ body: [UInt8]) throws -> any RegistryChange {
        switch call.route.id {
        case .startLink:
            let request = try RequestBody.decode(Wire.LinkRequest.self, from: body)
            return StartLink(
                subject: request.subject, worker: request.worker, kind: request.kind, from: request.from, until: request.until,
                isBackup: request.backup ?? false)
        case .endLink:
            let request = try RequestBody.decode(Wire.EndRequest.self, from: body)
            return EndLink(link: try call.path("id"), on: request.on, reason: request.reason)
        case .handOverLink:
            let request = try RequestBody.decode(Wire.HandOverRequest.self, from: body)
            return HandOverLink(subject: try call.path("id"), to: request.to, on: request.on, reason: request.reason)
        case .reportAbsence, .endAbsence, .changeRole, .holdPost, .setUnitParameter, .moveUnit: return try staffChange(call, body)
        default: return try subjectChange(call, body)
        }
    }

    private func subjectChange(_ call: Call, _ body: [UInt8]) throws -> any RegistryChange {
        let subject = try call.path("id")
        switch call.route.id {
        case .moveSubject:
            let request = try RequestBody.decode(Wire.MoveRequest.self, from: body)
            return MoveSubject(subject: subject, to: request.to, on: request.on)
        case .leaveSubject:
            let request = try RequestBody.decode(Wire.LeaveRequest.self, from: body)
            return LeaveSubject(subject: subject, on: request.on, reason: request.reason)
        case .suspendSubject:
            let request = try RequestBody.decode(Wire.SuspendRequest.self, from: body)
            return SuspendSubject(subject: subject, from: request.from, until: request.until, reason: request.reason)
        case .resumeSubject:
            let request = try RequestBody.decode(Wire.ResumeRequest.self, from: body)
            return ResumeSubject(subject: subject, on: request.on)
        case .mergeSubject: return MergeSubjects(subject: subject, into: try RequestBody.decode(Wire.MergeRequest.self, from: body).into)
        case .splitSubject:
            let request = try RequestBody.decode(Wire.SplitRequest.self, from: body)
            return SplitSubject(
                subject: subject, id: request.id, name: request.name, address: request.address, residents: request.residents,
                on: request.on)
        case .changeTier:
            let request = try RequestBody.decode(Wire.TierRequest.self, from: body)
            // Forgetting the colour must not take it off.
            guard (request.tier != nil) != (request.none ?? false) else { throw CommandProblem.member("/tier", "tier.tier_or_none") }
            return ChangeTier(subject: subject, tier: request.tier, from: request.from)
        case .tagSubject:
            let request = try RequestBody.decode(Wire.TagRequest.self, from: body)
            return TagSubject(subject: subject, tag: request.tag, from: request.from, until: request.until)
        case .untagSubject:
            let request = try RequestBody.decode(Wire.UntagRequest.self, from: body)
            return UntagSubject(subject: subject, tag: request.tag, on: request.on)
        default: throw Problem(404, code: "not_found", args: ["path": call.route.path])
        }
    }

    private func staffChange(_ call: Call, _ body: [UInt8]) throws -> any RegistryChange {
        let member = try call.path("id")
        switch call.route.id {
        case .reportAbsence:
            let request = try RequestBody.decode(Wire.AbsenceRequest.self, from: body)
            return ReportAbsence(worker: member, from: request.from, until: request.until, substitute: request.substitute)
        case .endAbsence:
            let request = try RequestBody.decode(Wire.ResumeRequest.self, from: body)
            return EndAbsence(worker: member, on: request.on)
        case .changeRole:
            let request = try RequestBody.decode(Wire.RoleRequest.self, from: body)
            return ChangeRole(worker: member, add: request.add, remove: request.remove, on: request.on)
        case .holdPost:
            let request = try RequestBody.decode(Wire.PostRequest.self, from: body)
            // Forgetting the worker must not empty a post.
            guard (request.worker != nil) != (request.vacant ?? false) else {
                throw CommandProblem.member("/worker", "post.worker_or_vacant")
            }
            return HoldPost(unit: member, post: request.post, worker: request.worker, from: request.from)
        case .setUnitParameter:
            let request = try RequestBody.decode(Wire.ParameterRequest.self, from: body)
            // Forgetting the number must not take it away.
            guard (request.value != nil) != (request.none ?? false) else {
                throw CommandProblem.member("/value", "parameter.value_or_none")
            }
            return SetUnitParameter(unit: member, name: try call.path("name"), value: request.value, from: request.from)
        case .moveUnit:
            let request = try RequestBody.decode(Wire.MoveRequest.self, from: body)
            return MoveUnit(unit: member, to: request.to, on: request.on)
        default: throw Problem(404, code: "not_found", args: ["path": call.route.path])
        }
    }
}

extension Wire.Changed {
    init(_ receipt: ChangeReceipt) {
        self.init(
            act: receipt.act, about: Wire.Reference(receipt.about), on: receipt.on, link: receipt.link,
            planned: Wire.PlanTotals(receipt.planned))
    }
}
