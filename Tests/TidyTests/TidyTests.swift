import Testing

/// The habits of the house, read off the tree. That each check can fail is shown in `CanFailTests`.
@Suite("Tidy")
struct TidyTests {
    static let sources = Repository.swift(in: "Sources")

    @Test("there are sources to be read") func sourcesAreFound() {
        #expect(Self.sources.count >= Arrows.table.count)
    }

    @Test("targets import only what the design lets them") func arrows() {
        expectTidy(Self.sources.flatMap(Arrows.findings))
        let folders = Set(Self.sources.map { String($0.path.split(separator: "/")[1]) })
        #expect(folders.subtracting(Arrows.c) == Set(Arrows.table.keys), "each folder of Sources has a row in the table of arrows")
    }

    @Test("no banned word is used") func words() {
        expectTidy(Self.sources.flatMap(Words.findings))
    }

    @Test("files and functions can be read at once") func sizes() {
        expectTidy(Self.sources.flatMap(Sizes.findings))
    }

    @Test("files are named after a type they declare") func names() {
        expectTidy(Self.sources.flatMap(Names.findings))
    }

    @Test("S-numbers that are cited exist") func citations() {
        expectTidy(
            (Self.sources + Repository.swift(in: "Tests").filter { !$0.path.hasPrefix("Tests/TidyTests/") }).flatMap(Citations.findings))
    }

    @Test(
        "no tracked file names this machine or a package registry",
        .enabled(if: Repository.isGitCheckout, "an unpacked archive has no list of tracked files"))
    func leaks() throws {
        let forbidden = Leaks.forbidden()
        expectTidy(try Repository.trackedFiles().flatMap { Leaks.findings(in: Repository.text($0), path: $0, forbidden: forbidden) })
    }

    @Test("what is built or played is ignored by git") func ignores() {
        expectTidy(Paperwork.missingIgnores(in: Repository.text(".gitignore")))
    }

    @Test("what users read is there in English and in Chinese") func languages() {
        expectTidy(Paperwork.untranslated(documents: Repository.files(in: "docs", endings: ["md"]) + ["README.md", "README.zh-CN.md"]))
    }

    @Test("the law has the same rules in both languages") func law() {
        let rules = Paperwork.rules(in: Repository.text("docs/semantics.md"))
        #expect(rules.count > 60)
        #expect(Paperwork.rules(in: Repository.text("docs/semantics.zh-CN.md")) == rules)
    }

    @Test("make targets named in the README exist", arguments: ["README.md", "README.zh-CN.md"])
    func readme(path: String) {
        let targets = Paperwork.targets(of: Repository.text("Makefile"))
        let text = Repository.text(path)
        expectTidy(Paperwork.unknownTargets(in: text, path: path, targets: targets))
        #expect(text.contains("make run") && text.contains("make test"))
    }
}
