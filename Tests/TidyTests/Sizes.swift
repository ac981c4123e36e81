/// Files and functions small enough to be read at once.
enum Sizes {
    static let linesOfFile = 400
    static let linesOfFunction = 60

    static func findings(in file: SourceFile) -> [Finding] {
        var found: [Finding] = []
        let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
        if count > linesOfFile {
            found.append(
                Finding(
                    file: file.path, line: linesOfFile + 1,
                    message: "\(count) lines, more than \(linesOfFile): it holds two things that want two files"))
        }
        for function in functions(in: file) where function.lines > linesOfFunction {
            found.append(
                Finding(
                    file: file.path, line: function.line,
                    message: "\(function.name) has \(function.lines) lines of code, more than \(linesOfFunction)"))
        }
        return found
    }

    /// Every function and initializer with a body, found by its braces. Its length is the number of lines between the braces that hold code:
    /// comments, blank lines and the insides of text literals (SQL, YAML) are free. Closures and nested functions count for the outer one, too.
    static func functions(in file: SourceFile) -> [(name: String, line: Int, lines: Int)] {
        let text = Array(file.code.joined(separator: "\n"))
        var lineOf = [Int](repeating: 1, count: text.count + 1)
        for index in text.indices { lineOf[index + 1] = lineOf[index] + (text[index] == "\n" ? 1 : 0) }
        let hasCode = file.code.map { !$0.allSatisfy(\.isWhitespace) }

        return declarations(in: file).compactMap { name, line, column in
            let start = file.code[..<(line - 1)].reduce(0) { $0 + $1.count + 1 } + column
            guard let open = body(in: text, from: start), let close = end(of: text, openedAt: open) else { return nil }
            let inside = lineOf[open]..<max(lineOf[open], lineOf[close] - 1)
            return (name, line, inside.filter { hasCode[$0] }.count)
        }
    }

    private static func declarations(in file: SourceFile) -> [(name: String, line: Int, column: Int)] {
        let pattern = /(?:^|[^\w.`])(?:func\s+([^\s(<]+|<+)|(init)[?!]?\s*[(<])/
        return file.code.enumerated().flatMap { index, line in
            line.matches(of: pattern).map { match in
                let name = String(match.1 ?? match.2 ?? "")
                // Start after the name, so that an operator's own characters are not taken for braces or arrows.
                let after = match.1?.endIndex ?? match.2?.endIndex ?? match.range.upperBound
                return (name, index + 1, line.distance(from: line.startIndex, to: after))
            }
        }
    }

    /// The brace that opens the body of a declaration, or nil where it has none (a requirement, a call of `init`).
    private static func body(in text: [Character], from start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < text.count {
            switch text[index] {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{" where depth == 0: return index
            case "}" where depth == 0, ";" where depth == 0: return nil
            case "\n" where depth == 0:
                let rest = text[index...].drop(while: \.isWhitespace).prefix(8)
                let goesOn = ["{", "->", "where", "throws", "async", "rethrows"].contains { String(rest).hasPrefix($0) }
                let last = text[..<index].last { !$0.isWhitespace }
                guard goesOn || last == "," || last == ">" else { return nil }
            default: break
            }
            if depth < 0 { return nil }
            index += 1
        }
        return nil
    }

    private static func end(of text: [Character], openedAt open: Int) -> Int? {
        var depth = 0
        for index in open..<text.count {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
