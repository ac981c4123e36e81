import LianhuCore

/// Reads one fact: when it becomes known, and what happens.
struct ScenarioFactReader {
    let context: ScenarioContext
    let names: ScenarioNames
    var sink: DiagnosticSink { context.sink }

    /// Noon, unless the file says when.
    static let minuteOfBareDay = 720

    /// What can happen, with the keys that each takes besides.
    static let verbs: [(verb: String, keys: [String])] =
        [
            ("contact", ["worker", "with", "method", "direction", "occurred", "persons", "reason", "supply", "id"]),
            ("attempt", ["worker", "with", "method", "direction", "occurred", "reason", "id"]),
            ("activity", ["unit", "worker", "with", "occurred", "reason", "id", "covers"]),
            ("void", ["reason"]), ("correct", ["by", "reason"]), ("roster", ["from"]), ("move", ["to", "from"]), ("leave", ["until"]),
            ("hand_over", ["worker", "to", "from"]), ("suspend", ["from", "until"]), ("resume", ["from"]),
            ("absent", ["from", "until", "substitute"]), ("tier", ["is", "from"]), ("excuse", ["rule", "period", "slot", "reason", "by"]),
            ("acknowledge", ["rule", "period", "slot", "until", "by"]), ("downtime", []), ("rules", []),
            ("raise", ["about", "by", "field", "source", "reporter", "found", "reason", "fixed"]),
            ("matter", ["act", "by", "to", "reason", "until", "into"]),
            ("tag", ["is", "from", "until"]), ("untag", ["is", "from"]),
            ("check", ["kind", "from", "through", "size", "by"]), ("call_back", ["record", "answer", "finding", "by"]),
        ] + campaignVerbs

    private static let later: Set<String> = ["merge", "split", "approve", "close", "amend", "refill"]
    private static let example = "- {at: 2026-07-10, contact: H-1, worker: W-1, method: home_visit}"

    /// Nil, and a fault, if it cannot be played.
    func read(_ node: YAMLNode) -> ScenarioFact? {
        guard let (verb, reader) = reader(node, extra: ["at", "refused"], among: Self.verbs.map(\.verb)) else { return nil }
        let at = reader.required("at", example: "at: 2026-07-10").flatMap {
            $0.moment("at", minuteOfBareDay: Self.minuteOfBareDay, sink: sink)
        }
        let refused = reader.text("refused", example: "refused: evidence.reason_required")
        let what = what(verb, reader, at: at)
        guard let at, let what else { return nil }
        return ScenarioFact(place: reader.position.scenarioPlace, at: at, what: what, refused: refused)
    }

    /// The one verb of a mapping, and its keys.
    private func reader(_ node: YAMLNode, extra: [String], among verbs: [String]) -> (String, MappingReader)? {
        guard case .mapping(let entries) = node.content else {
            sink.report(
                node.isMissing ? .valueMissing : .wantMapping, at: node.position, ["name": "fact", "example": Self.example])
            return nil
        }
        let found = entries.filter { verbs.contains($0.key) }
        guard found.count == 1, let verb = found.first?.key else {
            if found.isEmpty, let later = entries.first(where: { Self.later.contains($0.key) }) {
                sink.report(.keyLater, at: later.position, ["key": later.key])
                return nil
            }
            let slip = entries.first { !extra.contains($0.key) }
            let place = found.dropFirst().first?.position ?? slip?.position ?? node.position
            sink.report(
                .keyEither, at: place, ["within": "fact", "keys": verbs.joined(separator: ", ")],
                suggestion: found.isEmpty ? slip.flatMap { NearMiss.best(for: $0.key, among: verbs) } : nil)
            return nil
        }
        let own = Self.verbs.first { $0.verb == verb }?.keys ?? []
        return MappingReader(
            node, name: verb, keys: .init(known: extra + [verb] + own, later: Self.later), example: Self.example, sink: sink
        ).map { (verb, $0) }
    }

    private func what(_ verb: String, _ reader: MappingReader, at: ScenarioMoment?) -> ScenarioFact.What? {
        guard let node = reader[verb] else { return nil }
        switch verb {
        case "contact", "attempt", "activity": return record(verb, reader, at: at).map { .record($0) }
        case "void", "correct": return correction(verb, node, reader, at: at)
        case "roster":
            guard let roster = ScenarioRosterReader(context: context).read(node), let from = day("from", reader, at: at) else { return nil }
            return .roster(roster, from: from)
        case "move", "leave", "hand_over", "suspend", "resume", "absent", "tier", "tag", "untag": return change(verb, node, reader, at: at)
        case "excuse", "acknowledge": return decision(verb, reader)
        case "raise": return raise(node, reader, at: at).map { .raise($0) }
        case "check": return check(node, reader).map { .check($0) }
        case "call_back": return call(node, reader).map { .callBack($0) }
        case "matter": return act(node, reader).map { .act($0) }
        case "campaign", "answered", "roll_up", "close_campaign": return campaign(verb, node, reader).map { .campaign($0) }
        case "downtime":
            return node.moment("downtime", minuteOfBareDay: 0, sink: sink).map { .downtime(until: $0) }
        default:
            guard let text = node.text("rules", example: "rules: other.yaml", sink: sink) else { return nil }
            let path = ScenarioCompiler.beside(context.file, text)
            guard let found = context.surroundings.text(path) else {
                sink.report(.packMissing, at: node.position, ["value": path])
                return nil
            }
            return .adopt(ScenarioFile.Source(file: path, text: found))
        }
    }

    // MARK: Records

    private func record(_ verb: String, _ reader: MappingReader, at: ScenarioMoment?) -> ScenarioFact.Record? {
        let vocabulary = context.pack.vocabulary
        let isActivity = verb == "activity"
        let about =
            isActivity
            ? reader.required("unit", example: "unit: U-1").flatMap { names.id($0, "unit", .unit) }
            : reader[verb].flatMap { names.id($0, verb, .subjectOrUnit) }
        let method =
            isActivity
            ? reader[verb].flatMap { node in
                // Every instance knows the word (S47).
                if case .scalar(NothingToReport.activity) = node.content { return NothingToReport.activity }
                return node.declared("activity", in: [.activities], of: vocabulary, sink: sink)
            }
            : reader.required("method", example: "method: home_visit").flatMap {
                $0.declared("method", in: [.methods], of: vocabulary, sink: sink)
            }
        let worker = reader.required("worker", example: "worker: W-1").flatMap { names.id($0, "worker", .worker) }
        let others = reader["with"].map { names.ids($0, "with", .worker) } ?? []
        let direction =
            reader["direction"].map {
                $0.word("direction", among: Direction.allCases.map(\.rawValue), sink: sink).flatMap(Direction.init(rawValue:))
            } ?? .outbound
        let occurred = reader["occurred"].map { $0.moment("occurred", minuteOfBareDay: Self.minuteOfBareDay, sink: sink) } ?? at
        let kind: EvidenceKind = isActivity ? .activity : verb == "attempt" ? .attempt : .contact
        let persons = reader["persons"].map { $0.number("persons", in: 0...999, sink: sink) } ?? (kind == .contact ? 1 : 0)
        let supply = reader["supply"].map { $0.naturalDays("supply", in: 1...366, sink: sink) }
        let covers = reader["covers"].map { names.ids($0, "covers", .subjectOrUnit) } ?? []
        let id = reader.text("id", example: "id: v1")
        let reason = reader.text("reason", example: "reason: paper_record")
        guard let about, let method, let worker, let others, let direction, let occurred, let persons, let covers,
            supply.map({ $0 != nil }) ?? true
        else { return nil }
        return ScenarioFact.Record(
            kind: kind, id: id, about: about, worker: worker, participants: others, method: method, direction: direction,
            occurred: occurred, personsMet: persons, reason: reason, supplyDays: supply ?? nil,
            covers: covers)
    }

    private func correction(_ verb: String, _ node: YAMLNode, _ reader: MappingReader, at: ScenarioMoment?) -> ScenarioFact.What? {
        let record = node.text(verb, example: "\(verb): v1", sink: sink)
        let reason = reader.requiredText("reason", example: "reason: wrong_house")
        guard verb == "correct" else {
            guard let record, let reason else { return nil }
            return .void(record: record, reason: reason)
        }
        let by = reader.required("by", example: "by: {contact: H-1, worker: W-1, method: phone}").flatMap {
            self.reader($0, extra: [], among: ["contact", "attempt", "activity"])
        }.flatMap { self.record($0.0, $0.1, at: at) }
        guard let record, let reason, let by else { return nil }
        return .correct(record: record, by: by, reason: reason)
    }

    // MARK: People and households

    private func change(_ verb: String, _ node: YAMLNode, _ reader: MappingReader, at: ScenarioMoment?) -> ScenarioFact.What? {
        let id = names.id(node, verb, verb == "absent" ? .worker : .subject)
        let from = reader["from"] == nil ? at?.day : day("from", reader, at: at)
        let until = reader["until"].map { $0.date("until", sink: sink) }
        if let until, until == nil { return nil }
        let lastDay = until ?? nil
        guard let id, let from, let at else { return nil }
        switch verb {
        case "move":
            return reader.required("to", example: "to: U-2").flatMap { names.id($0, "to", .unit) }.map {
                .move(subject: id, to: $0, from: from)
            }
        case "leave": return .leave(subject: id, lastDay: lastDay ?? at.day)
        case "hand_over":
            let holder = reader["worker"].map { names.id($0, "worker", .worker) }
            let successor = reader.required("to", example: "to: W-2").flatMap { names.id($0, "to", .worker) }
            guard let successor, holder.map({ $0 != nil }) ?? true else { return nil }
            return .handOver(subject: id, worker: holder ?? nil, to: successor, from: from)
        case "suspend": return .suspend(subject: id, from: from, lastDay: lastDay)
        case "resume": return .resume(subject: id, from: from)
        case "tier":
            // A scenario says `none` where the household has no colour any more.
            return reader.required("is", example: "is: red").flatMap {
                $0.word("tier", among: context.pack.tiers.map(\.name) + ["none"], sink: sink)
            }.map { .tier(subject: id, tier: $0 == "none" ? nil : $0, from: from) }
        case "tag", "untag":
            return reader.required("is", example: "is: living_alone").flatMap {
                $0.declared("is", in: [.tags], of: context.pack.vocabulary, sink: sink)
            }.map { verb == "tag" ? .tag(subject: id, tag: $0, from: from, lastDay: lastDay) : .untag(subject: id, tag: $0, from: from) }
        default:
            let substitute = reader["substitute"].map { names.id($0, "substitute", .worker) }
            guard substitute.map({ $0 != nil }) ?? true else { return nil }
            return .absent(worker: id, from: from, lastDay: lastDay, substitute: substitute ?? nil)
        }
    }

    private func day(_ key: String, _ reader: MappingReader, at: ScenarioMoment?) -> CivilDate? {
        guard let node = reader[key] else { return at?.day }
        return node.date(key, sink: sink)
    }

    private func decision(_ verb: String, _ reader: MappingReader) -> ScenarioFact.What? {
        let item = names.item(reader, about: verb)
        let by = reader.required("by", example: "by: W-1").flatMap { names.id($0, "by", .worker) }
        if verb == "excuse" {
            let reason = reader.requiredText("reason", example: "reason: in_hospital")
            guard let item, let by, let reason else { return nil }
            return .excuse(item, reason: reason, by: by)
        }
        let until = reader.required("until", example: "until: 2026-08-07").flatMap { $0.date("until", sink: sink) }
        guard let item, let by, let until else { return nil }
        return .acknowledge(item, until: until, by: by)
    }
}
