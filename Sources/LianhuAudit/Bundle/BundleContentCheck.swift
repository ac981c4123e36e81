/// Reads entries.jsonl once: appends every entry to the tree, compares it with its row in the sheets, and counts it.
struct BundleContentCheck {
    let old: Checkpoint
    private let directory: String
    private let new: Checkpoint
    private(set) var isComplete = false
    var totals = BundleTotals()

    private typealias Fault = VerificationReport.Step.Fault

    /// The sheets as far as they have been read.
    private struct Sheets {
        var number = 0
        var file: FileInput?
        var row = 0
        var fault: (fault: Fault, args: [String: String])?
    }

    init(directory: String, old: Checkpoint, new: Checkpoint) {
        self.directory = directory
        self.old = old
        self.new = new
    }

    /// Adds the steps `entries` and `sheets`. Without a frontier the entries cannot give a root; they are still read.
    mutating func run(from range: Frontier?, columns: [BundleColumn]?, into report: inout VerificationReport) throws(FileFault) {
        guard Folder.kind(of: "\(directory)/\(BundleFile.entries)") == .file else {
            report.fail(.entries, .missing, ["file": BundleFile.entries])
            return report.skip(.sheets)
        }
        let input = try FileInput(path: "\(directory)/\(BundleFile.entries)")
        var frontier = range ?? Frontier()
        var scanner = LeafScanner(paths: (columns ?? []).map(\.path))
        var sheets = Sheets()
        if columns == nil { sheets.fault = (.malformed, ["file": BundleFile.columns]) }
        var row: [UInt8] = []
        var seq = old.size
        do {
            try nextSheet(&sheets, columns ?? [])
            while let leaf = try Self.line(input) {
                try scanner.scan(leaf)
                guard scanner.seq == seq else { throw LeafFault.outOfSequence(expected: seq, found: scanner.seq) }
                try totals.add(leaf, scanner)
                frontier.append(MerkleTree.leafHash(UnsafeRawBufferPointer(leaf)))
                seq += 1
                if sheets.fault == nil, let columns {
                    row.removeAll(keepingCapacity: true)
                    CSVRow.append(leaf, scanner.spans[..<columns.count], to: &row)
                    try compare(row, &sheets, columns)
                }
            }
        } catch let fault as LeafFault {
            report.entries = seq - old.size
            fail(fault, seq, &report)
            return report.skip(.sheets)
        } catch {
            // Only these two kinds are thrown above.
            throw error as? FileFault ?? FileFault(operation: .read, path: directory, code: 0)
        }
        report.entries = seq - old.size
        isComplete = true
        close(frontier: range == nil ? nil : frontier, seq: seq, &report)
        try close(&sheets, &report)
    }

    private static func line(_ input: FileInput) throws -> UnsafeBufferPointer<UInt8>? {
        do {
            return try input.nextLine()
        } catch {
            switch error {
            case .tooLong: throw LeafFault.tooLong
            case .unterminated: throw LeafFault.json(.unexpectedEnd)
            case .file(let fault): throw fault
            }
        }
    }

    private func fail(_ fault: LeafFault, _ seq: Int64, _ report: inout VerificationReport) {
        var args = ["file": BundleFile.entries, "line": String(seq - old.size + 1), "seq": String(seq)]
        switch fault {
        case .outOfSequence(_, let found):
            args["found"] = String(found)
            report.fail(.entries, .outOfSequence, args)
        case .json(let json):
            args["detail"] = "\(json)"
            report.fail(.entries, .malformed, args)
        case .tooLong:
            args["detail"] = "tooLong"
            report.fail(.entries, .malformed, args)
        case .member(let name):
            args["detail"] = name
            report.fail(.entries, .malformed, args)
        }
    }

    private func close(frontier: Frontier?, seq: Int64, _ report: inout VerificationReport) {
        let args = ["entries": String(seq - old.size), "expected": String(new.size - old.size)]
        guard let frontier else { return report.skip(.entries) }
        if seq != new.size {
            report.fail(.entries, .countDiffers, args)
        } else if frontier.root != new.root {
            report.fail(.entries, .rootDiffers, args)
        } else {
            report.pass(.entries, args)
        }
    }

    // MARK: Sheets

    /// Opens the next sheet and steps over its mark and headings.
    private func nextSheet(_ sheets: inout Sheets, _ columns: [BundleColumn]) throws(FileFault) {
        guard sheets.fault == nil else { return }
        sheets.number += 1
        sheets.row = 0
        let name = BundleFile.sheet(sheets.number)
        guard Folder.kind(of: "\(directory)/\(name)") == .file else {
            sheets.fault = (.missing, ["file": name])
            return
        }
        let file = try FileInput(path: "\(directory)/\(name)")
        sheets.file = file
        guard try file.skip(CSVRow.byteOrderMark + CSVRow.header(columns)) else {
            sheets.fault = (.contentDiffers, ["file": name, "line": "1"])
            return
        }
    }

    private func compare(_ row: [UInt8], _ sheets: inout Sheets, _ columns: [BundleColumn]) throws(FileFault) {
        if sheets.row > 0, let file = sheets.file, try file.isAtEnd() { try nextSheet(&sheets, columns) }
        guard sheets.fault == nil, let file = sheets.file else { return }
        sheets.row += 1
        guard sheets.row <= BundleFile.rowsPerSheet, try file.skip(row) else {
            sheets.fault = (.contentDiffers, ["file": BundleFile.sheet(sheets.number), "line": String(sheets.row + 1)])
            return
        }
    }

    private func close(_ sheets: inout Sheets, _ report: inout VerificationReport) throws(FileFault) {
        if sheets.fault == nil, let file = sheets.file, try !file.isAtEnd() {
            sheets.fault = (.contentDiffers, ["file": BundleFile.sheet(sheets.number), "line": String(sheets.row + 2)])
        }
        let next = BundleFile.sheet(sheets.number + 1)
        if sheets.fault == nil, Folder.kind(of: "\(directory)/\(next)") != .nothing { sheets.fault = (.extra, ["file": next]) }
        if let (fault, args) = sheets.fault {
            report.fail(.sheets, fault, args)
        } else {
            report.pass(.sheets, ["sheets": String(sheets.number)])
        }
    }
}
