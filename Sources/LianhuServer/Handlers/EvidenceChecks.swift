import LianhuAPI
import LianhuCore
import LianhuEngine

/// What the edge checks of a record before the engine sees it: forms of texts and sizes, each with a pointer.
struct EvidenceChecks {
    let zone: TimeZoneRules

    /// Bounds of what one record may hold.
    private static let personsMet = 0...10_000
    private static let participants = 200
    private static let summaryBytes = 10_000
    private static let referenceLength = 100

    /// A contact or an attempt.
    func draft(_ request: Wire.ContactRequest, kind: EvidenceKind) throws -> EvidenceDraft {
        try common(request.participants, request.personsMet, request.summary)
        var draft = EvidenceDraft(
            kind: kind, id: try id(request.id), about: request.subject, worker: request.worker, participants: request.participants ?? [],
            method: request.method, direction: .outbound, occurredAt: try instant(request.occurredAt),
            personsMet: request.personsMet ?? 0, summary: request.summary ?? "", reason: try reason(request.reason))
        if let text = request.direction {
            guard let direction = Direction(rawValue: text) else {
                throw invalid("direction", text, Direction.allCases.map(\.rawValue).joined(separator: ", "))
            }
            draft.direction = direction
        }
        draft.supplyDays = request.supplyDays
        return draft
    }

    func draft(_ request: Wire.ActivityRequest) throws -> EvidenceDraft {
        try common(request.participants, request.personsMet, request.summary)
        if let reference = request.reference, reference.count > Self.referenceLength {
            throw invalid("reference", reference, "≤ \(Self.referenceLength)")
        }
        return EvidenceDraft(
            kind: .activity, id: try id(request.id), about: request.unit, worker: request.worker,
            participants: request.participants ?? [], method: request.activity, occurredAt: try instant(request.occurredAt),
            personsMet: request.personsMet ?? 0, summary: request.summary ?? "", reason: try reason(request.reason),
            covers: request.covers ?? [], reference: request.reference ?? "")
    }

    /// A code, never free text: it stands in a leaf (S60).
    func reason(_ text: String?) throws -> String? {
        guard let text, !text.isEmpty else { return nil }
        let isWord = text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
        guard isWord, (2...40).contains(text.utf8.count) else { throw invalid("reason", text, "a-z, 0-9, _ , 2–40") }
        return text
    }

    /// RFC 3339; without an offset the time of day in the instance's zone (S2); a bare date stands for its beginning.
    func instant(_ text: String, _ name: String = "occurredAt") throws -> Instant {
        if let instant = Instant(text) { return instant }
        if let date = CivilDate(text) { return zone.startOfDay(date) }
        let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
        if parts.count == 2, let date = CivilDate(String(parts[0])), let minute = SheetText.minuteOfDay(String(parts[1])) {
            return zone.instant(date, secondOfDay: minute * 60)
        }
        throw CommandProblem.member("/\(name)", "date.malformed", ["value": String(text.prefix(60))])
    }

    /// The client's own key (S58), or a fresh one; it stands in a leaf, so nothing personal may hide in it (S60).
    private func id(_ text: String?) throws -> String {
        guard let text else { return IdempotencyKey.make() }
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains(scalar))
        }
        guard isPlain, (1...64).contains(text.utf8.count) else { throw invalid("id", text, "0-9, A-Z, a-z, - , _ , 1–64") }
        switch EntityID.fault(in: text) {
        case .identityNumber: throw CommandProblem.member("/id", "id.identity_number", ["value": text])
        case .telephoneNumber: throw CommandProblem.member("/id", "id.telephone_number", ["value": text])
        default: return text
        }
    }

    private func common(_ participants: [String]?, _ personsMet: Int?, _ summary: String?) throws {
        if let personsMet, !Self.personsMet.contains(personsMet) {
            throw invalid("personsMet", "\(personsMet)", "\(Self.personsMet.lowerBound)–\(Self.personsMet.upperBound)")
        }
        if let participants, participants.count > Self.participants {
            throw invalid("participants", "\(participants.count)", "≤ \(Self.participants)")
        }
        if let summary, summary.utf8.count > Self.summaryBytes {
            throw invalid("summary", "\(summary.utf8.count)", "≤ \(Self.summaryBytes)")
        }
    }

    private func invalid(_ name: String, _ value: String, _ reason: String) -> CommandProblem {
        .member("/\(name)", "request.member_invalid", ["name": name, "value": String(value.prefix(60)), "reason": reason])
    }
}
