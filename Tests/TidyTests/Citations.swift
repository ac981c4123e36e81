/// S-numbers cite the paragraphs that say what Lianhu means; one that does not exist misleads the reader.
enum Citations {
    static let known: Set<String> = Set((1...60).map { "S\($0)" } + ["S28a"])

    static func findings(in file: SourceFile) -> [Finding] {
        // Not part of an identifier of a worker or a file: `S-17`, `U-S3`, `S3.json`.
        let pattern = /(?:^|[^\w\-.\/])(S\d{1,3}[a-z]?)(?![\w\-]|\.\w)/
        return SourceFile.matches(of: pattern, in: file.comments).compactMap { line, text in
            let number = String(text.drop { $0 != "S" })
            return known.contains(number) ? nil : Finding(file: file.path, line: line, message: "\(number) is cited and does not exist")
        }
    }
}
