import LianhuCore

/// A parameter of a request's query.
package struct QueryParameter: Sendable, Hashable {
    /// What may stand there.
    package enum Kind: Sendable, Hashable {
        case text
        /// 2026-10-01
        case date
        case integer(ClosedRange<Int64>)
        /// `true` or `false`
        case flag
        /// One of these words.
        case word([String])
        /// Some of these words, with commas.
        case words([String])
    }

    package let name: String
    package let kind: Kind
    package let isRequired: Bool
    package let summary: LocalizedText

    init(_ name: String, _ kind: Kind = .text, required: Bool = false, en: String, zh: String) {
        self.name = name
        self.kind = kind
        isRequired = required
        summary = LocalizedText(zh: zh, en: en)
    }
}

extension QueryParameter {
    static let unit = QueryParameter("unit", en: "Id or name of a unit: it and all below it.", zh: "单位编号或名称：含其下级。")
    static let asOf = QueryParameter("asOf", .date, en: "As known at 24:00 of that day.", zh: "以该日 24 时所知为准。")
    static let cursor = QueryParameter("cursor", en: "nextCursor of the page before.", zh: "上一页的 nextCursor。")
    static let limit = QueryParameter("limit", .integer(1...1_000), en: "Items of a page, 100 by default.", zh: "每页条数，默认 100。")
    static let period = QueryParameter(
        "period", required: true, en: "2026-10, 2026-Q3, 2026-H2, 2026 or 2026-W29.", zh: "2026-10、2026-Q3、2026-H2、2026 或 2026-W29。")
    static let reportingPeriod = QueryParameter(
        "period", required: true, en: "A month, quarter or year: 2026-10, 2026-Q3 or 2026.", zh: "月、季或年：2026-10、2026-Q3 或 2026。")
    static let recipient = QueryParameter("recipient", en: "Id or name of a worker.", zh: "联系人编号或姓名。")
    static let page = [cursor, limit]

    static func size(_ name: String, en: String, zh: String, required: Bool = true) -> QueryParameter {
        QueryParameter(name, .integer(0...Int64.max), required: required, en: en, zh: zh)
    }
}
