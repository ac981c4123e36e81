import LianhuCore

/// Small translations between public ids and keys that commands and queries share.
package enum Lookups {
    /// The identity of a public id; nil if a part of it is unknown.
    package static func identity(_ text: String, rules: CompiledRules, reader: any StoreReader) throws -> Identity? {
        guard let id = PublicID(text), let rule = rules.refs[id.rule], let about = try reader.entities(ids: [id.about])[id.about],
            let period = Period(key: id.period, scheme: rules.rule(rule.key)?.cadence?.scheme ?? .standard)
        else { return nil }
        return Identity(about: about.key, rule: rule.key, period: period.code, slot: id.slot)
    }
}
