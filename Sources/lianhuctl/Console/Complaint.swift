import ArgumentParser
import LianhuAPI
import LianhuAudit
import LianhuCore

/// An error in words: what went wrong, in which member, and what to run next.
struct Complaint {
    let error: any Error
    let format: OutputFormat
    /// The command that helps.
    private let next: String?

    init(of error: any Error, format: OutputFormat) {
        let refusal = error as? Refusal
        self.error = refusal?.problem ?? error
        self.format = format
        next = refusal?.next ?? NextStep.command(after: error)
    }

    /// Prints it and gives the exit code. Help and version come as errors too; they are data and end well.
    func tell(on console: Console, root: any ParsableCommand.Type) -> Int32 {
        if let lines {
            if format == .json, let problem = error as? Problem, let bytes = try? WireJSON.encode(problem) { console.out(bytes + [0x0A]) }
            for (index, line) in lines.enumerated() { console.say(index == 0 ? "lianhuctl: \(line)" : line) }
            if let next { console.say(words("cli.next", ["command": next])) }
            return Exit(of: error).rawValue
        }
        let code = root.exitCode(for: error)
        let message = ParserFrames.translated(root.fullMessage(for: error), into: console.language)
        if code.isSuccess {
            console.put(message + "\n")
        } else if !message.isEmpty {
            console.say(message)
        }
        return code.rawValue
    }

    /// The sentences; nil for what the argument parser has words for.
    private var lines: [String]? {
        switch error {
        case let failure as Failure: failure.lines
        case let problem as Problem: Self.lines(of: problem)
        case let error as ClientError: [words(error.code, error.args)]
        case let fault as FileFault: [words("cli.file", ["path": fault.path, "reason": Self.reason(fault)])]
        case BundleError.targetExists(let path): [words("cli.exists", ["path": path])]
        case let error as BundleError: [words("cli.bundle", ["reason": "\(error)"])]
        case let error as NoteError: [words("cli.note", ["reason": "\(error)"])]
        case is CancellationError: []
        default: nil
        }
    }

    /// The problem's sentence in the user's language, then one line per faulty member.
    static func lines(of problem: Problem) -> [String] {
        var lines = [sentence(problem.code, problem.args, problem.detail ?? problem.title)]
        // A refusal about one member repeats its own sentence there; the pointer is what is new.
        lines += problem.errors.map { item in
            let text = sentence(item.code, item.args, item.detail)
            if item.code == problem.code, item.args == problem.args { return "  \(item.pointer)" }
            return item.pointer.isEmpty ? "  \(text)" : "  \(place(of: item)): \(text)"
        }
        if problem.statusCode >= 500, let request = problem.requestID { lines.append(words("cli.request", ["request": request])) }
        return lines
    }

    /// `links.csv:7:2 (worker)` for a cell of a sheet, where 0 means the whole line or file; else the JSON pointer.
    private static func place(of item: ProblemItem) -> String {
        let parts = item.pointer.split(separator: ":")
        guard !item.pointer.hasPrefix("/"), parts.count == 3 else { return item.pointer }
        let place = parts.filter { $0 != "0" }.joined(separator: ":")
        return item.args["column"].map { words("cli.place", ["place": place, "column": $0]) } ?? place
    }

    /// The catalogue's words; a daemon newer than this program may have codes that are not in it, but sends its own.
    private static func sentence(_ code: String, _ args: [String: String], _ detail: String?) -> String {
        guard Catalogue.knows(code) else { return detail ?? words(code, args) }
        guard Catalogue.knows(code + ".remedy") else { return words(code, args) }
        return words("cli.remedy", ["reason": words(code, args), "remedy": words(code + ".remedy", args)])
    }

    private static func reason(_ fault: FileFault) -> String {
        if fault.operation == .readPrivate { return words("cli.key_readable") }
        return fault.description.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? fault.description
    }
}
