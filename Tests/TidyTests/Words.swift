/// Words that have no place in `Sources/`, and why.
enum Words {
    static let programs: Set<String> = ["lianhud", "lianhuctl", "lianhu-courier"]

    /// Places where the program may give up on itself: file name and the reason. None so far.
    static let mayGiveUp: [String: String] = [:]

    static func findings(in file: SourceFile) -> [Finding] {
        let folders = file.path.split(separator: "/").map(String.init)
        guard folders.count > 2, folders[0] == "Sources" else { return [] }
        let isProgram = programs.contains(folders[1])

        var found: [Finding] = []
        func forbid(_ pattern: Regex<Substring>, in texts: [String], _ message: String) {
            found += SourceFile.matches(of: pattern, in: texts).map { Finding(file: file.path, line: $0.line, message: message) }
        }
        forbid(/\btry!/, in: file.code, "try! crashes on what should be an answer: throw, or handle the error")
        forbid(/\bpublic\b|\bopen\s+class\b/, in: file.code, "access is package, not public")
        forbid(/\b(?:FIXME|TODO|XXX)\b/, in: file.comments, "a mark of something unfinished: finish it")
        forbid(
            /\blocaltime(?:_r)?\(|\bTimeZone\.(?:current|autoupdatingCurrent)\b|\bCalendar\.(?:current|autoupdatingCurrent)\b/,
            in: file.code,
            "the machine's zone is never read (S2): take the instance's zone")
        if !isProgram {
            forbid(
                /\bDate\(\)|\bDate\.now\b|\bDate\.init\(\)/, in: file.code, "a library is given the time: take an instant as an argument")
            forbid(/(?:^|[^\w.])(?:debugPrint|print|dump)\(/, in: file.code, "a library does not print: return it, or use the logger")
        }
        if mayGiveUp[file.name] == nil {
            forbid(
                /\bfatalError\(/, in: file.code, "fatalError( takes the daemon down: throw instead, or name the exception in Words.swift")
        }
        return found
    }
}
