import Foundation
import HTTPTypes
import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("The OpenAPI document")
struct OpenAPITests {
    @Test("every route of the router is in the document, and the other way round")
    func bothWays() async throws {
        try await ServedTown.with { town async throws in
            let router = APIResponder.makeRouter()
            town.server.addRoutes(to: router)
            let served = Set(router.routes.map { "\($0.method.rawValue) \($0.path.description)" }.map(Self.normal))
            let document = try await town.ask(.get, "/v1/openapi.json", uid: ServedTown.nobody).decode(JSONTree.self)
            guard case .object(let paths)? = document["paths"] else {
                Issue.record("no paths")
                return
            }
            var described: Set<String> = []
            for (path, operations) in paths {
                guard case .object(let operations) = operations else { continue }
                for method in operations.keys { described.insert(Self.normal("\(method.uppercased()) \(path)")) }
            }
            #expect(served == described)
            #expect(served.count == RouteID.allCases.count)
        }
    }

    /// Parameters without their names: the router writes them in its own way.
    private static func normal(_ text: String) -> String {
        text.split(separator: "/").map { part in
            ["{", ":", "$"].contains { part.hasPrefix($0) } ? "{}" : String(part)
        }.joined(separator: "/")
    }

    @Test("each operation is in the table once, with words in both languages")
    func table() {
        #expect(Set(RouteTable.all.map(\.id)) == Set(RouteID.allCases))
        #expect(RouteTable.all.count == RouteID.allCases.count)
        #expect(Set(RouteTable.all.map(\.template)).count == RouteTable.all.count)
        for route in RouteTable.all {
            #expect(!route.summary.en.isEmpty && route.summary.zh.unicodeScalars.contains { $0.value > 0x3000 }, "\(route.template)")
        }
    }

    @Test("every reference has its target, and requests are closed")
    func references() throws {
        let document = try OpenAPIDocument.make()
        guard case .object(let schemas)? = document["components"]?["schemas"] else {
            Issue.record("no schemas")
            return
        }
        let references = document.texts.filter { $0.hasPrefix("#/components/schemas/") }.map { String($0.dropFirst(21)) }
        #expect(Set(references) == Set(schemas.keys))
        for name in ["ContactRequest", "ActivityRequest", "ImportRequest", "ExcuseRequest", "AcknowledgeRequest", "CorrectionRequest"] {
            #expect(schemas[name]?["additionalProperties"] == false, "\(name)")
        }
        #expect(schemas["Obligation"]?["properties"]?["window"]?["$ref"] == "#/components/schemas/Window")
        #expect(schemas["Window"]?["properties"]?["due"] == ["type": "string", "format": "date"])
    }

    @Test("what is answered has the form that the document states")
    func answers() async throws {
        try await ServedTown.with { town async throws in
            for (path, type) in [
                ("/v1/status", Wire.Status.self as any WireType.Type), ("/v1/whoami", Wire.Identity.self),
                ("/v1/obligations", Wire.Page<Wire.Obligation>.self), ("/v1/contacts", Wire.Page<Wire.Evidence>.self),
                ("/v1/compliance?period=2026-07&by=unit", Wire.Compliance.self), ("/v1/subjects/H-2", Wire.Subject.self),
                ("/v1/subjects/H-2/timeline", Wire.Timeline.self), ("/v1/findings", Wire.Findings.self),
            ] {
                let tree = try await town.ask(.get, path).decode(JSONTree.self)
                let faults = Self.faults(tree, try Schema(of: type), at: path)
                #expect(faults.isEmpty, "\(faults)")
            }
        }
    }

    private static func faults(_ tree: JSONTree, _ schema: Schema, at place: String) -> [String] {
        switch (schema, tree) {
        case (.string, .string), (.boolean, .bool), (.integer, .integer): return []
        case (.date, .string(let text)): return CivilDate(text) == nil ? [place] : []
        case (.dateTime, .string(let text)): return Instant(text) == nil ? [place] : []
        case (.array(let item), .array(let values)): return values.flatMap { faults($0, item, at: place + "[]") }
        case (.map(let item), .object(let values)): return values.flatMap { faults($0.value, item, at: place + "." + $0.key) }
        case (.object(_, let members), .object(let values)):
            let names = Set(members.map(\.name))
            let unknown = values.keys.filter { !names.contains($0) }.map { "\(place).\($0) unknown" }
            return unknown
                + members.flatMap { member -> [String] in
                    guard let value = values[member.name] else { return member.isRequired ? ["\(place).\(member.name) missing"] : [] }
                    return faults(value, member.schema, at: place + "." + member.name)
                }
        default: return ["\(place) has another form"]
        }
    }

    @Test("the document is the one that was published")
    func golden() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let text = String(decoding: try encoder.encode(try OpenAPIDocument.make()), as: UTF8.self) + "\n"
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden/openapi.json")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded openapi.json; look at it, then run again without RECORD_GOLDEN")
            return
        }
        let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(text == golden, "the document changed: only additions are allowed; record it with RECORD_GOLDEN=1")
    }
}
