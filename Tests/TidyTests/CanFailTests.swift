import Testing

/// Each check of `TidyTests` on made-up snippets: what is bad is found, at its line, and what only looks bad is let pass.
@Suite("Tidy checks can fail")
struct CanFailTests {
    private func lines(_ findings: [Finding]) -> [Int] { findings.map(\.line).sorted() }

    @Test("comments and literals are told from code") func masking() {
        let file = SourceFile(
            path: "Sources/LianhuEngine/A.swift",
            text: #"""
                let a = "print( \(f("x)")) try!" // note
                /* one /* two */ still */ let b = #"a " b"#
                let c = """
                    TODO "inside" \("deep \(1)")
                    """
                done()
                """#)
        #expect(file.code[0].contains("let a = \"") && !file.code[0].contains("print") && !file.code[0].contains("note"))
        #expect(file.comments[0].contains("// note") && !file.comments[0].contains("print"))
        #expect(file.code[1].contains("let b = #\"     \"#") && !file.code[1].contains("still"))
        #expect(!file.code[3].contains("TODO") && file.code[5] == "done()")
        #expect(file.code.count == file.lines.count && file.comments.count == file.lines.count)
    }

    @Test(
        "a broken arrow is found",
        arguments: [
            ("LianhuCore", "import Foundation"), ("LianhuEngine", "@preconcurrency import GRDB"),
            ("LianhuAudit", "package import LianhuCore"),
            ("lianhuctl", "import LianhuStore"), ("LianhuServer", "import lianhud"), ("LianhuRules", "import struct LianhuEngine.Actor"),
            ("LianhuNew", "import LianhuCore"),
        ])
    func arrows(target: String, statement: String) {
        let file = SourceFile(path: "Sources/\(target)/A.swift", text: statement + "\n// import GRDB\n")
        #expect(lines(Arrows.findings(in: file)) == [1])
    }

    @Test(
        "a good arrow passes",
        arguments: [
            ("LianhuEngine", "import LianhuCore"), ("LianhuServer", "import NIOHTTP1"), ("LianhuAudit", "import FoundationEssentials"),
            ("LianhuCore", "let s = \"import Foundation\""),
        ])
    func goodArrows(target: String, statement: String) {
        #expect(Arrows.findings(in: SourceFile(path: "Sources/\(target)/A.swift", text: statement)).isEmpty)
    }

    @Test(
        "a banned word is found",
        arguments: [
            "let t = Date()", "let t = Date.now", "print(x)", "let x = try! f()", "fatalError(\"no\")", "public struct A {}",
            "// TODO later",
            "/* FIXME */", "let a = 1  // XXX", "localtime_r(&now, &parts)", "let z = TimeZone.current",
        ])
    func words(line: String) {
        #expect(lines(Words.findings(in: SourceFile(path: "Sources/LianhuEngine/A.swift", text: "\n" + line))) == [2])
    }

    @Test(
        "words that only look banned pass",
        arguments: [
            "log.print(x)", "let s = \"print( try! TODO\"", "// it does not call print()", "func blueprint() {}", "republish(publication)",
            "CivilDate()",
        ])
    func goodWords(line: String) {
        #expect(Words.findings(in: SourceFile(path: "Sources/LianhuEngine/A.swift", text: line)).isEmpty)
    }

    @Test("a program may print and read the clock, and nothing more") func programs() {
        let file = SourceFile(path: "Sources/lianhuctl/A.swift", text: "print(Date())\nlet x = try! f()")
        #expect(lines(Words.findings(in: file)) == [2])
    }

    @Test("a program may not read the machine's zone either") func zone() {
        let file = SourceFile(path: "Sources/lianhuctl/A.swift", text: "let c = Calendar.current")
        #expect(lines(Words.findings(in: file)) == [1])
    }

    @Test("a long file is found") func longFile() {
        let fits = SourceFile(path: "A.swift", text: String(repeating: "let a = 1\n", count: 400))
        let overflows = SourceFile(path: "A.swift", text: String(repeating: "let a = 1\n", count: 401))
        #expect(Sizes.findings(in: fits).isEmpty)
        #expect(lines(Sizes.findings(in: overflows)) == [401])
    }

    @Test(
        "a long function is found, comments and text literals being free",
        arguments: [
            "func f(_ a: [Int] = [1].map { $0 + 1 }) async throws -> Int {", "init?(from x: Int) {",
            "static func == (a: A, b: A) -> Bool {",
            "func g<T>(\n    a: T,\n    b: T\n) -> Int\nwhere T: Equatable {",
        ])
    func longFunction(head: String) {
        func file(_ body: String) -> SourceFile {
            SourceFile(path: "A.swift", text: "struct A {\n    \(head)\n\(body)    }\n    func small() {}\n}\n")
        }
        let code = "        a += 1\n"
        let free = "        // why\n\n        let sql = \"\"\"\n            SELECT\n            FROM\n            \"\"\"\n"
        #expect(Sizes.findings(in: file(String(repeating: code, count: 60))).isEmpty)
        #expect(lines(Sizes.findings(in: file(String(repeating: code, count: 61)))) == [2])
        #expect(Sizes.findings(in: file(String(repeating: code, count: 50) + String(repeating: free, count: 5))).isEmpty)
    }

    @Test("requirements and calls of init are no functions") func bodiless() {
        let text =
            "protocol P {\n    func a() throws -> Int\n    init(b: Int)\n    var c: Int { get }\n}\nlet x = A.init(b: 1)\nfunc d() { e() }\n"
        #expect(Sizes.functions(in: SourceFile(path: "P.swift", text: text)).map(\.name) == ["d"])
    }

    @Test(
        "a file named after nothing in it is found",
        arguments: [
            ("Room.swift", "struct Other {}", 1), ("Rule.swift", "package struct Rule: Sendable {}", 0),
            ("Rule+Text.swift", "extension Rule {}", 0),
            ("Rule.swift", "// struct Rule", 1), ("Kind.swift", "extension Rule.Kind {}", 0), ("main.swift", "run()", 0),
            ("RowFilters.swift", "struct AFilter {}\nstruct BFilter {}", 0), ("RowFilters.swift", "struct AFilter {}", 1),
        ])
    func names(name: String, text: String, count: Int) {
        #expect(Names.findings(in: SourceFile(path: "Sources/LianhuCore/" + name, text: text)).count == count)
    }

    @Test("a citation of nothing is found") func citations() {
        let text = "// S3, S28a and S60 (S4–S9)\n// S61\nlet S99 = 1  /* S0 */\n// worker S-77, U-S88, \"S70.json\"\n"
        #expect(lines(Citations.findings(in: SourceFile(path: "A.swift", text: text))) == [2, 3])
    }

    @Test("a machine's path and a registry's host are found") func leaks() {
        let configuration = """
            deb http://mirror.invalid/debian bookworm main
            [url "/var/mirror/"]
                insteadOf = https://github.com/
            index-url = https://user:word@packages.invalid:8443/simple
            """
        let forbidden = Leaks.registries(in: configuration) + ["/builds/me/"]
        #expect(Set(forbidden) == ["mirror.invalid", "packages.invalid", "/var/mirror/", "/builds/me/"])
        let text = "fine\nsee /builds/me/lianhu\nhttps://github.com/x\ncurl https://mirror.invalid/x\n"
        #expect(lines(Leaks.findings(in: text, path: "README.md", forbidden: forbidden)) == [2, 4])
    }

    @Test("a missing line of .gitignore and an unknown make target are found") func paperwork() {
        let documents = ["docs/a.md", "docs/a.zh-CN.md", "docs/b.md", "c.zh-CN.md"]
        #expect(Paperwork.untranslated(documents: documents).map(\.file) == ["c.md", "docs/b.md"])
        #expect(Paperwork.rules(in: "# x (a#0)\n- **S1 A.** b (c#1)\n  d-e#22\n- **S2** f\n") == [["S1", "c#1", "d-e#22"], ["S2"]])
        #expect(Paperwork.missingIgnores(in: ".build/\nPackage.resolved\n.lianhu/\n").map(\.message) == ["has no line .build-*/"])
        let targets = Paperwork.targets(of: "A := 1\nrun: build ## go\nbuild:\n\tmake\n.PHONY: run\n")
        #expect(targets == ["run", "build"])
        let text = "We make sure: `make run`.\n```\nmake walk STATE=x\n```\n`make fly`\n"
        #expect(lines(Paperwork.unknownTargets(in: text, path: "README.md", targets: targets)) == [3, 5])
    }
}
