import LianhuCore

/// Why a command or query was refused: a stable code with arguments, rendered at the edge.
package struct CommandProblem: Error, Hashable, Sendable {
    /// What sort of refusal it is; the edge maps it to a status or an exit code.
    package enum Kind: Hashable, Sendable {
        case invalid
        case notFound
        case notPermitted
        case conflict
        case unavailable
        case internalFailure
    }

    /// One fault among several, with a pointer to the member (RFC 6901) or a place in a sheet.
    package struct Item: Hashable, Sendable {
        package var pointer: String
        package var code: String
        package var args: [String: String]

        package init(pointer: String, code: String, args: [String: String]) {
            self.pointer = pointer
            self.code = code
            self.args = args
        }
    }

    package var kind: Kind
    package var code: String
    package var args: [String: String]
    package var items: [Item]

    package init(_ kind: Kind, _ code: String, _ args: [String: String] = [:], items: [Item] = []) {
        self.kind = kind
        self.code = code
        self.args = args
        self.items = items
    }

    /// A refusal that points at one member of the request.
    package static func member(_ pointer: String, _ code: String, _ args: [String: String] = [:], kind: Kind = .invalid) -> CommandProblem {
        var args = args
        // A list of nothing is told as such.
        if args["known"] == "" { args["known"] = "—" }
        return CommandProblem(kind, code, args, items: [Item(pointer: pointer, code: code, args: args)])
    }
}
