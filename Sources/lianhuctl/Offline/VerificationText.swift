import LianhuAudit

/// The outcome of verifying a bundle, step by step, in the user's language.
struct VerificationText {
    let report: VerificationReport
    let directory: String

    init(_ report: VerificationReport, directory: String) {
        self.report = report
        self.directory = directory
    }

    /// What `--output json` prints.
    struct Document: Encodable {
        struct Step: Encodable {
            var step: String
            var outcome: String
            var fault: String?
            var args: [String: String]
            var text: String
        }

        var verdict: String
        var demonstration: Bool?
        var origin: String?
        var key: String?
        var from: Int64?
        var to: Int64?
        var entries: Int64
        var steps: [Step]
    }

    var document: Document {
        Document(
            verdict: report.verdict.rawValue, demonstration: report.demonstration, origin: report.origin, key: report.key,
            from: report.from, to: report.to, entries: report.entries,
            steps: report.steps.map { step in
                let (outcome, fault) = Self.outcome(of: step)
                return Document.Step(
                    step: step.code.rawValue, outcome: outcome, fault: fault?.rawValue, args: step.args, text: Self.text(of: step))
            })
    }

    var table: Table {
        var table = Table([Table.Column("column.outcome"), Table.Column("column.check"), Table.Column("column.text")])
        for step in report.steps {
            let (outcome, _) = Self.outcome(of: step)
            let tone: Table.Tone = outcome == "passed" ? .good : outcome == "failed" ? .bad : .faint
            let name = Table.Cell(words("verify.step.\(step.code.rawValue)"))
            table.append([Table.Cell(words("verify.\(outcome)"), tone), name, Table.Cell(Self.text(of: step))], id: step.code.rawValue)
        }
        return table
    }

    /// What it comes to, and what to do about it.
    var conclusion: [String] {
        var lines: [String] = []
        let args = [
            "path": directory, "origin": report.origin ?? "—", "entries": String(report.entries),
            "from": report.from.map(String.init) ?? "—",
            "to": report.to.map { String($0 - 1) } ?? "—",
            "step": report.firstFailure.map { words("verify.step.\($0.code.rawValue)") } ?? "—",
        ]
        lines.append(words("verify.verdict.\(report.verdict.rawValue)", args))
        if report.verdict == .consistentButKeyUnknown, let key = report.key { lines.append("  \(key)") }
        if report.demonstration == true { lines.append(words("verify.demonstration")) }
        return lines
    }

    var exit: Exit {
        switch report.verdict {
        case .verified: .done
        case .tampered: .refused
        case .consistentButKeyUnknown, .cannotTell: .findings
        }
    }

    /// The command to run next.
    var next: String {
        switch report.verdict {
        case .consistentButKeyUnknown: "lianhuctl audit verify \(directory) --key '\(report.key ?? "VKEY")'"
        case .tampered: "cd \(directory) && sha256sum -c SHA256SUMS"
        case .verified, .cannotTell: "ls -l \(directory)"
        }
    }

    private static func outcome(of step: VerificationReport.Step) -> (name: String, fault: VerificationReport.Step.Fault?) {
        switch step.outcome {
        case .passed: ("passed", nil)
        case .failed(let fault): ("failed", fault)
        case .skipped: ("skipped", nil)
        }
    }

    /// `26 entries give the signed root`; a failure names the fault, then file, line and whatever else is known.
    private static func text(of step: VerificationReport.Step) -> String {
        switch step.outcome {
        case .passed: return words("verify.passed.\(step.code.rawValue)", step.args)
        case .skipped: return words("verify.skipped.why")
        case .failed(let fault):
            let place = ["file", "line", "seq", "path"].compactMap { name in
                step.args[name].map { words("verify.at.\(name)", [name: $0]) }
            }
            let more = step.args.filter { !["file", "line", "seq", "path"].contains($0.key) }.sorted { $0.key < $1.key }
            let details = place + more.map { words("verify.detail", ["name": $0.key, "value": $0.value]) }
            let sentence = words("verify.fault.\(fault.rawValue)")
            return details.isEmpty
                ? sentence : words("verify.failed_at", ["fault": sentence, "details": details.joined(separator: words("describe.list"))])
        }
    }
}
