/// A Swift file as three texts of the same lines: all of it, its code alone, its comments alone.
///
/// A small lexer, not a parser: it knows comments (nested too), string literals (raw, multi-line, with interpolation) and nothing else.
/// Regular-expression literals are taken for code, which is good enough while they hold no lone quotation mark.
struct SourceFile {
    var path: String
    var lines: [Substring]
    /// Code with comments and the insides of string literals blanked out.
    var code: [String]
    /// Comments with everything else blanked out.
    var comments: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var lexer = Lexer(Array(text.utf8))
        lexer.run()
        code = Self.lines(of: lexer.code)
        comments = Self.lines(of: lexer.comments)
    }

    var name: String { String(path.split(separator: "/").last ?? "") }

    /// Every match of `pattern` in `texts` with its line, counted from 1.
    static func matches<Output>(of pattern: Regex<Output>, in texts: [String]) -> [(line: Int, text: Substring)] {
        texts.indices.flatMap { index in
            texts[index].matches(of: pattern.wordBoundaryKind(.simple)).map { (index + 1, texts[index][$0.range]) }
        }
    }

    private static func lines(of bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Tells code, comments and literals apart, byte by byte: every mark that it looks for is ASCII.
private struct Lexer {
    private let newline = UInt8(ascii: "\n")
    private let input: [UInt8]
    private var at = 0
    private(set) var code: [UInt8] = []
    private(set) var comments: [UInt8] = []

    init(_ input: [UInt8]) {
        self.input = input
        code.reserveCapacity(input.count)
        comments.reserveCapacity(input.count)
    }

    mutating func run() {
        while at < input.count { step() }
    }

    private mutating func step() {
        if sees("//") {
            while at < input.count, input[at] != newline { take(into: .comment) }
        } else if sees("/*") {
            blockComment()
        } else if let hashes = literalStart() {
            literal(hashes: hashes)
        } else {
            take(into: .code)
        }
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if sees("/*") {
                depth += 1
                take(2, into: .comment)
            } else if sees("*/") {
                depth -= 1
                take(2, into: .comment)
            } else {
                take(into: .comment)
            }
        } while depth > 0 && at < input.count
    }

    /// The number of `#` before a quotation mark that stands here, or nil.
    private func literalStart() -> Int? {
        var end = at
        while end < input.count, input[end] == UInt8(ascii: "#") { end += 1 }
        return end < input.count && input[end] == UInt8(ascii: "\"") ? end - at : nil
    }

    private mutating func literal(hashes: Int) {
        let fence = String(repeating: "#", count: hashes)
        take(hashes, into: .code)
        let quote = sees("\"\"\"") ? "\"\"\"" : "\""
        take(quote.count, into: .code)
        while at < input.count {
            if sees(quote + fence) {
                take(quote.count + hashes, into: .code)
                return
            }
            if quote == "\"", input[at] == newline { return }
            if sees("\\" + fence + "(") {
                take(hashes + 2, into: .nothing)
                interpolation()
            } else if sees("\\" + fence) {
                take(hashes + 2, into: .nothing)
            } else {
                take(into: .nothing)
            }
        }
    }

    /// Skips to the parenthesis that ends an interpolation; literals inside may hold parentheses of their own.
    private mutating func interpolation() {
        var depth = 1
        while at < input.count, depth > 0 {
            if let hashes = literalStart() {
                literal(hashes: hashes)
                continue
            }
            if sees("(") { depth += 1 }
            if sees(")") { depth -= 1 }
            take(into: .nothing)
        }
    }

    private enum Kind { case code, comment, nothing }

    private func sees(_ text: String) -> Bool {
        var position = at
        for byte in text.utf8 {
            guard position < input.count, input[position] == byte else { return false }
            position += 1
        }
        return true
    }

    private mutating func take(_ count: Int = 1, into kind: Kind) {
        for _ in 0..<count where at < input.count {
            let byte = input[at]
            let blank = byte == newline ? newline : UInt8(ascii: " ")
            code.append(kind == .code ? byte : blank)
            comments.append(kind == .comment ? byte : blank)
            at += 1
        }
    }
}
