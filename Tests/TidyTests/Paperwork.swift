/// What README, Makefile and .gitignore promise one another.
enum Paperwork {
    static let ignored = [".build/", ".build-*/", "Package.resolved", ".lianhu/"]

    static func missingIgnores(in gitignore: String) -> [Finding] {
        let lines = Set(gitignore.split(separator: "\n").map(String.init))
        return ignored.filter { !lines.contains($0) }.map { Finding(file: ".gitignore", line: 1, message: "has no line \($0)") }
    }

    /// Documents that exist in one language only.
    static func untranslated(documents: [String]) -> [Finding] {
        let chinese = Set(documents.filter { $0.hasSuffix(".zh-CN.md") }.map { $0.replacing(".zh-CN.md", with: ".md") })
        let english = Set(documents.filter { !$0.hasSuffix(".zh-CN.md") })
        return chinese.symmetricDifference(english).sorted().map {
            Finding(file: $0, line: 1, message: "exists in one language only")
        }
    }

    /// Rules of the law in their order, each with the issues that taught it.
    static func rules(in law: String) -> [[String]] {
        law.split(separator: "\n").reduce(into: []) { rules, line in
            if let number = line.firstMatch(of: /^- \*\*(S\d+a?)/) { rules.append([String(number.1)]) }
            guard !rules.isEmpty else { return }
            rules[rules.count - 1] += line.matches(of: /[A-Za-z-]+#\d+/).map { String($0.0) }
        }
    }

    static func targets(of makefile: String) -> Set<String> {
        Set(makefile.split(separator: "\n").compactMap { $0.firstMatch(of: /^([a-z][a-z-]*):(?!=)/).map { String($0.1) } })
    }

    /// Commands `make …` in code (a fenced block, or between back-quotes) whose target does not exist.
    static func unknownTargets(in text: String, path: String, targets: Set<String>) -> [Finding] {
        var inBlock = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line -> [Finding] in
            if line.hasPrefix("```") { inBlock.toggle() }
            let code = inBlock ? [line] : line.matches(of: /`([^`]+)`/).map(\.1)
            return code.flatMap { $0.matches(of: /(?:^|\W)make ([a-z][a-z-]*)/).map(\.1) }
                .filter { !targets.contains(String($0)) }
                .map { Finding(file: path, line: index + 1, message: "make \($0) is not in the Makefile") }
        }
    }
}
