import LianhuCore

/// Opaque places in keyset-paged lists.
package enum Cursor {
    package static func text(_ identity: Identity) -> String {
        [identity.about, identity.rule, identity.period, Int64(identity.slot)].map { String($0, radix: 36) }.joined(separator: ".")
    }

    package static func identity(_ text: String) throws -> Identity {
        let parts = text.split(separator: ".").map { Int64($0, radix: 36) }
        guard parts.count == 4, let about = parts[0], let rule = parts[1], let period = parts[2], let slot = parts[3] else {
            throw malformed(text)
        }
        return Identity(about: about, rule: rule, period: period, slot: Int(slot))
    }

    package static func text(_ key: Int64) -> String { String(key, radix: 36) }

    package static func key(_ text: String) throws -> Int64 {
        guard let key = Int64(text, radix: 36) else { throw malformed(text) }
        return key
    }

    private static func malformed(_ text: String) -> CommandProblem {
        .member("/cursor", "request.member_invalid", ["name": "cursor", "value": text, "reason": "nextCursor"])
    }
}
