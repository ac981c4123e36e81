import LianhuAPI
import LianhuCore

/// Checks the query of a request against what its route takes: typing errors must not be dropped silently.
struct QueryCheck {
    private let parameters: [QueryParameter]

    init(_ parameters: [QueryParameter]) { self.parameters = parameters }

    /// The values by name; throws 422 with every fault, pointing at `/name`.
    func values(of query: String?) throws(Problem) -> [String: String] {
        var values: [String: String] = [:]
        var items: [ProblemItem] = []
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(parts[0]), let value = PercentCoding.decode(parts.count > 1 ? parts[1] : "") else {
                throw Problem(400, code: "request.malformed", args: ["reason": String(pair.prefix(40))])
            }
            if let fault = fault(name, value, isSecond: values[name] != nil) { items.append(fault) }
            values[name] = value
        }
        for parameter in parameters where parameter.isRequired && values[parameter.name] == nil {
            items.append(ProblemItem(pointer: "/\(parameter.name)", code: "request.member_missing", args: ["name": parameter.name]))
        }
        if let first = items.first { throw Problem(422, code: first.code, args: first.args, errors: items) }
        return values
    }

    private func fault(_ name: String, _ value: String, isSecond: Bool) -> ProblemItem? {
        guard let parameter = parameters.first(where: { $0.name == name }) else {
            return ProblemItem.unknown(name, pointer: "/\(name)", among: parameters.map(\.name))
        }
        if isSecond { return .invalid(name, value, "1 ×") }
        switch parameter.kind {
        case .text: return value.isEmpty ? .invalid(name, value, "≠ \"\"") : nil
        case .date:
            return CivilDate(value) == nil ? ProblemItem(pointer: "/\(name)", code: "date.malformed", args: ["value": value]) : nil
        case .integer(let range):
            if let number = Int64(value), range.contains(number) { return nil }
            let reason = range.upperBound == .max ? "≥ \(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
            return .invalid(name, value, reason)
        case .flag: return ["true", "false"].contains(value) ? nil : .invalid(name, value, "true, false")
        case .word(let words): return words.contains(value) ? nil : .invalid(name, value, words.joined(separator: ", "))
        case .words(let words):
            let parts = value.split(separator: ",", omittingEmptySubsequences: false)
            return parts.allSatisfy { words.contains(String($0)) } ? nil : .invalid(name, value, words.joined(separator: ", "))
        }
    }
}

extension ProblemItem {
    /// A member that nobody knows, with the known one that is nearest to it.
    static func unknown(_ name: String, pointer: String, among known: [String]) -> ProblemItem {
        let name = String(name.prefix(60))
        guard let nearest = NearMiss.best(for: name, among: known) else {
            let all = known.isEmpty ? "—" : known.joined(separator: ", ")
            return ProblemItem(pointer: pointer, code: "request.no_such_member", args: ["name": name, "known": all])
        }
        return ProblemItem(pointer: pointer, code: "request.unknown_member", args: ["name": name, "suggestion": nearest])
    }

    /// A member with a value that cannot be.
    static func invalid(_ name: String, _ value: String, _ reason: String, pointer: String? = nil) -> ProblemItem {
        ProblemItem(
            pointer: pointer ?? "/\(name)", code: "request.member_invalid",
            args: ["name": name, "value": String(value.prefix(60)), "reason": reason])
    }
}
