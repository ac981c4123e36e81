import Foundation
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Every code of the command line has words")
struct CatalogueTests {
    /// Families whose codes stand as literals in the program.
    private var literal: Regex<(Substring, Substring)> {
        /"((?:cli|column|option|argument|verify|help|describe|period|calendar|expand|explain|provisional|final)\.?[a-z_.]*)"/
    }

    private func sources() throws -> [(name: String, text: String)] {
        let folder = Repository.root.appending(path: "Sources/lianhuctl")
        let names = FileManager.default.subpaths(atPath: folder.path)?.filter { $0.hasSuffix(".swift") } ?? []
        #expect(names.count > 60)
        return try names.map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    @Test("a refusal says a status in the reader's language") func statuses() {
        #expect(Catalogue.text("obligation.settled", ["status": "met_late"], in: .zh) == "该任务已是“逾期完成”。")
        #expect(Catalogue.text("obligation.settled", ["status": "met_late"], in: .en) == "The obligation is met late already.")
    }

    @Test("codes written in the sources are in the catalogue") func literals() throws {
        var found = 0
        for (name, text) in try sources() {
            for match in text.matches(of: literal) where match.1.contains(".") && !match.1.hasSuffix(".") && match.1 != "help.more" {
                found += 1
                #expect(Catalogue.knows(String(match.1)), "\(name): \(match.1)")
            }
        }
        #expect(found > 300)
    }

    @Test("no code stands twice, for the second phrase would never be seen") func once() { #expect(Catalogue.repeated == []) }

    @Test("both languages name the same arguments") func arguments() throws {
        let families = [
            "cli.", "column.", "option.", "argument.", "verify.", "help.", "entry.", "step.", "duty.", "kind.", "calendar.", "expand.",
            "explain.",
        ]
        func names(_ text: String) -> Set<String> { Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) }) }
        for code in Catalogue.codes where families.contains(where: code.hasPrefix) {
            let phrase = try #require(Catalogue.phrase(code))
            #expect(names(phrase.en) == names(phrase.zh), "\(code)")
            #expect(!phrase.en.isEmpty && !phrase.zh.isEmpty && phrase.zh.contains(/\p{Han}|\{/), "\(code)")
        }
    }

    @Test("no message shows an argument that was not given") func filled() throws {
        for (name, text) in try sources() {
            for match in text.matches(of: /words\("([a-z_.]+)"\)/) {
                let phrase = try #require(Catalogue.phrase(String(match.1)), "\(name): \(match.1)")
                #expect(!phrase.en.contains("{"), "\(name): \(match.1) has arguments, but is used without")
            }
        }
    }
}
