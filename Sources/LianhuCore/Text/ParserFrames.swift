/// The argument parser's own words in the reader's language; it speaks English alone, and what comes from the catalogue stays as it is.
package enum ParserFrames {
    /// A help text or a complaint about a command line.
    package static func translated(_ message: String, into language: Language) -> String {
        guard language == .zh else { return message }
        return message.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "\n")
    }

    /// What a line begins with.
    private static let frames = [
        ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "子命令："), ("Help:  ", "说明："), ("Error: ", "错误："),
    ]

    /// What stands inside one.
    private static let phrases = [
        ("Show the version.", "显示版本。"), ("Show help information.", "显示说明。"), ("(values: ", "（可选："), ("; default: ", "；默认："),
        ("(default: ", "（默认："),
    ]

    private static func line(_ text: String) -> String {
        if let see = text.wholeMatch(of: #/  See '(.+)' for (?:more information|detailed help)\./#) { return "  详见 '\(see.1)'。" }
        var line = text
        for (english, chinese) in frames where line.hasPrefix(english) {
            let rest = String(line.dropFirst(english.count))
            return chinese + (english == "Error: " ? complaint(rest) : rest)
        }
        for (english, chinese) in phrases { line = line.replacing(english, with: chinese) }
        // The bracket that was opened above is closed in kind.
        if line != text, line.contains("（"), line.hasSuffix(")") { line = line.dropLast() + "）" }
        return line
    }

    /// What is wrong with a command line.
    private static func complaint(_ text: String) -> String {
        if let found = text.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
            return "没有选项 '\(found.1)'" + (found.2.map { "；是否为 '\($0)'？" } ?? "")
        }
        if let found = text.wholeMatch(of: /Missing expected argument '(.+)'/) { return "缺少 '\(found.1)'" }
        if let found = text.wholeMatch(of: /Missing value for '(.+)'/) { return "'\(found.1)' 缺少取值" }
        if let found = text.wholeMatch(of: /Unexpected argument '(.+)'/) { return "多余的参数 '\(found.1)'" }
        if let found = text.wholeMatch(of: /\d+ unexpected arguments: (.+)/) { return "多余的参数：\(found.1)" }
        guard let found = text.wholeMatch(of: /The value '(.*?)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.|: (.+))?/) else {
            return text
        }
        let start = "'\(found.2)' 不能为 '\(found.1)'"
        if let choices = found.3 { return start + "；可写：" + choices.replacing(" or ", with: "、").replacing(", ", with: "、") }
        return start + (found.4.map { "：\($0)" } ?? "")
    }
}
