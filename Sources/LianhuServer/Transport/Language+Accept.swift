import HTTPTypes
import LianhuCore

extension Language {
    /// The best language that a request asks for (RFC 9110 §12.5.4), or nil if it asks for none that exists here.
    package init?(acceptLanguage fields: HTTPFields) {
        guard let header = fields[.acceptLanguage] else { return nil }
        var best: (language: Language, weight: Double)?
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";").map { part in String(part.filter { $0 != " " }) }
            guard let tag = parts.first, let language = Language(matching: tag) else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        guard let best else { return nil }
        self = best.language
    }
}
