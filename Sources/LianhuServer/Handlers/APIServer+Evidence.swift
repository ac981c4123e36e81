import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    private var checks: EvidenceChecks { EvidenceChecks(zone: engine.zone) }

    func recordContact(_ call: Call, _ kind: EvidenceKind) async throws -> Response {
        let body = try await call.bytes()
        let draft = try checks.draft(try RequestBody.decode(Wire.ContactRequest.self, from: body), kind: kind)
        return try await record(draft, body, call)
    }

    func recordActivity(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        return try await record(try checks.draft(try RequestBody.decode(Wire.ActivityRequest.self, from: body)), body, call)
    }

    private func record(_ draft: EvidenceDraft, _ body: [UInt8], _ call: Call) async throws -> Response {
        let once: Once<EvidenceReceipt> = try call.once(body, status: 201) { Wire.Receipt($0) }
        return call.json(try await engine.record(draft, once, by: call.caller, at: call.now))
    }

    func voidRecord(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.VoidRequest.self, from: body)
        let once: Once<CorrectionReceipt> = try call.once(body) { Wire.Correction($0) }
        let reason = try checks.reason(request.reason) ?? ""
        return call.json(try await engine.void(evidence: try call.path("id"), reason: reason, once, by: call.caller, at: call.now))
    }

    func correctContact(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.CorrectionRequest.self, from: body)
        let reason = try checks.reason(request.reason) ?? ""
        guard !reason.isEmpty else { throw CommandProblem.member("/reason", "request.member_missing", ["name": "reason"]) }
        let once: Once<CorrectionReceipt> = try call.once(body) { Wire.Correction($0) }
        do {
            let draft = try checks.draft(request.contact, kind: .contact)
            return call.json(
                try await engine.correct(evidence: try call.path("id"), with: draft, reason: reason, once, by: call.caller, at: call.now))
        } catch var refusal as CommandProblem {
            // The engine points into the record, which is a member here.
            refusal.items = refusal.items.map { CommandProblem.Item(pointer: "/contact" + $0.pointer, code: $0.code, args: $0.args) }
            throw refusal
        }
    }

    func listEvidence(_ call: Call, _ kinds: Set<EvidenceKind>) async throws -> Response {
        let wanted = Set(call.words("kind").compactMap { word in EvidenceKind.allCases.first { $0.name == word } })
        var query = EvidenceQuery()
        query.unit = call.text("unit")
        query.about = call.text("about")
        query.worker = call.text("worker")
        query.kinds = wanted.isEmpty ? kinds : wanted
        query.from = call.date("from")
        query.through = call.date("through")
        query.includesSuperseded = call.flag("all")
        query.cursor = call.text("cursor")
        query.limit = call.limit
        let page = try await engine.evidence(query, by: call.caller, at: call.now)
        return try call.json(Wire.Page(items: page.items.map { Wire.Evidence($0) }, nextCursor: page.next))
    }

    func recordContactSheet(_ call: Call) async throws -> Response {
        let body = try await call.bytes(upTo: limits.contactSheetBytes)
        let once: Once<ContactSheetReport> = try call.once(body, status: 201) { report in
            Wire.ContactSheet(
                rows: report.rows, recorded: report.recorded, duplicates: report.duplicates, settled: report.settled,
                extras: report.extras, receipts: report.receipts.map { Wire.Receipt($0) })
        }
        return call.json(
            try await engine.importContacts(
                body, file: call.text("file") ?? "contacts.csv", reason: try checks.reason(call.text("reason")), once, by: call.caller,
                at: call.now))
    }
}
