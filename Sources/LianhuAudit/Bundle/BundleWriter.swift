import Glibc

/// Writes a bundle: one folder of plain text files from which anybody can verify the log's entries [m, n) offline.
///
/// Entries stream through; memory does not grow with them. Everything is checked while it is written, and the folder appears
/// under its name only when it is whole. Not to be shared between threads.
package final class BundleWriter {
    private let input: BundleInput
    private let target: String
    private let folder: String
    private let columns: [BundleColumn]
    private let rowsPerSheet: Int
    private let old: Checkpoint
    private let new: Checkpoint

    private var scanner: LeafScanner
    private var frontier: Frontier
    private var totals = BundleTotals()
    private var sums: [(path: String, hash: Hash)] = []
    private var entries: FileOutput
    private var sheet: FileOutput
    private var sheetNumber = 1
    private var sheetRows = 0
    private var row: [UInt8] = []
    private var isDone = false

    /// Checks the proofs and begins the folder beside `target`, which must not exist or be an empty folder.
    ///
    /// Throws `BundleError`, `NoteError` or `FileFault`. `rowsPerSheet` is at most 1,000,000.
    package init(
        target: String, input: BundleInput, columns: [BundleColumn] = BundleColumn.standard, rowsPerSheet: Int = 1_000_000
    ) throws {
        precondition(rowsPerSheet > 0 && rowsPerSheet <= BundleFile.rowsPerSheet)
        var trimmed = target[...]
        while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
        self.target = String(trimmed)
        self.input = input
        self.columns = columns
        self.rowsPerSheet = rowsPerSheet
        old = try Checkpoint.open(input.previousCheckpoint.utf8, key: input.verifierKey)
        new = try Checkpoint.open(input.checkpoint.utf8, key: input.verifierKey)
        try Self.check(input, old, new)
        try Self.requireFree(self.target)
        frontier = input.compactRange
        scanner = LeafScanner(paths: columns.map(\.path))
        let folder = "\(self.target).partial-\(Hex.encode(VerifierKey.bytes(UInt32.random(in: 0 ... .max))))"
        try Folder.create(folder)
        do {
            for name in BundleFile.folders { try Folder.create("\(folder)/\(name)") }
            entries = try FileOutput(path: "\(folder)/\(BundleFile.entries)")
            sheet = try Self.beginSheet(1, in: folder, columns)
        } catch {
            Folder.remove(folder)
            throw error
        }
        self.folder = folder
    }

    deinit {
        if !isDone { Folder.remove(folder) }
    }

    private static func check(_ input: BundleInput, _ old: Checkpoint, _ new: Checkpoint) throws(BundleError) {
        guard KeyName.same(old.origin, new.origin) else { throw .originDiffers }
        guard old.size <= new.size else { throw .sizesReversed(from: old.size, to: new.size) }
        guard input.compactRange.size == old.size, input.compactRange.root == old.root else { throw .rangeDiffers }
        guard BundleProof.holds(input.consistency, from: old, to: new) else { throw .consistencyInvalid }
    }

    private static func requireFree(_ target: String) throws {
        switch Folder.kind(of: target) {
        case .nothing: return
        case .folder:
            guard try Folder.names(in: target).isEmpty else { throw BundleError.targetExists(target) }
        case .file, .other: throw BundleError.targetExists(target)
        }
    }

    private static func beginSheet(_ number: Int, in folder: String, _ columns: [BundleColumn]) throws(FileFault) -> FileOutput {
        let sheet = try FileOutput(path: "\(folder)/\(BundleFile.sheet(number))")
        try sheet.write(CSVRow.byteOrderMark)
        try sheet.write(CSVRow.header(columns))
        return sheet
    }

    /// Appends the next leaf, the exact stored bytes; throws `BundleError` or `FileFault`, after which the bundle is lost.
    package func append(_ leaf: [UInt8]) throws {
        try leaf.withUnsafeBufferPointer { try append($0) }
    }

    /// Appends the next leaf, the exact stored bytes; throws `BundleError` or `FileFault`, after which the bundle is lost.
    package func append(_ leaf: UnsafeBufferPointer<UInt8>) throws {
        let seq = frontier.size
        do throws(LeafFault) {
            try scanner.scan(leaf)
            guard scanner.seq == seq else { throw LeafFault.outOfSequence(expected: seq, found: scanner.seq) }
            try totals.add(leaf, scanner)
        } catch {
            throw BundleError.leaf(seq: seq, error)
        }
        frontier.append(MerkleTree.leafHash(UnsafeRawBufferPointer(leaf)))
        try entries.write(leaf)
        try entries.write(CollectionOfOne(0x0a))
        if sheetRows == rowsPerSheet {
            sums.append((BundleFile.sheet(sheetNumber), try sheet.finish()))
            sheetNumber += 1
            sheetRows = 0
            sheet = try Self.beginSheet(sheetNumber, in: folder, columns)
        }
        row.removeAll(keepingCapacity: true)
        CSVRow.append(leaf, scanner.spans[..<columns.count], to: &row)
        try sheet.write(row)
        sheetRows += 1
    }

    /// Completes the folder and gives it its name; throws `BundleError` if the entries are not those of the checkpoint, or `FileFault`.
    package func finish() throws {
        guard frontier.size == new.size else {
            throw BundleError.countDiffers(expected: new.size - old.size, found: frontier.size - old.size)
        }
        guard frontier.root == new.root else { throw BundleError.rootDiffers }
        sums.append((BundleFile.sheet(sheetNumber), try sheet.finish()))
        sums.append((BundleFile.entries, try entries.finish()))
        for (path, text) in try smallFiles() { sums.append((path, try write(text, to: path))) }
        sums.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        let list = sums.map { "\($0.hash.hex)  \($0.path)\n" }.joined()
        _ = try write(Array(list.utf8), to: BundleFile.sums)
        for name in BundleFile.folders { try Folder.sync("\(folder)/\(name)") }
        try Folder.sync(folder)
        try Self.requireFree(target)
        try Folder.rename(folder, to: target)
        isDone = true
        try Folder.sync(Self.parent(of: target))
    }

    private func smallFiles() throws -> [(path: String, text: [UInt8])] {
        let json: [UInt8]
        do {
            json = try totals.text(
                origin: new.origin, from: old.size, to: new.size, demonstration: new.isDemonstration, words: input.words)
        } catch {
            throw BundleError.words(error)
        }
        let proof = ConsistencyProofFile(oldSize: old.size, hashes: input.consistency, checkpoint: input.checkpoint)
        let readme = BundleReadme(input: input, old: old, new: new)
        return [
            (BundleFile.vkey, Array("\(input.verifierKey.text)\n".utf8)),
            (BundleFile.pem, Array(input.verifierKey.pem.utf8)),
            (BundleFile.checkpoint, Array(input.checkpoint.utf8)),
            (BundleFile.previous, Array(input.previousCheckpoint.utf8)),
            (BundleFile.range, Array(input.compactRange.text.utf8)),
            (BundleFile.consistency, Array(proof.text.utf8)),
            (BundleFile.columns, Array(BundleColumn.table(columns).utf8)),
            (BundleFile.filter, Array(BundleColumn.filter(columns).utf8)),
            (BundleFile.totals, json),
            (BundleFile.verifier, Array(BundleReadme.verifier.utf8)),
            (BundleFile.readme, Array(readme.text.utf8)),
        ]
    }

    private func write(_ text: [UInt8], to path: String) throws(FileFault) -> Hash {
        let file = try FileOutput(path: "\(folder)/\(path)")
        try file.write(text)
        return try file.finish()
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Writes a whole bundle from a sequence of leaves; throws as `init`, `append` and `finish` do.
    package static func write(to target: String, input: BundleInput, leaves: some Sequence<[UInt8]>) throws {
        let writer = try BundleWriter(target: target, input: input)
        for leaf in leaves { try writer.append(leaf) }
        try writer.finish()
    }

    /// Writes a whole bundle from leaves as they arrive; throws as `init`, `append` and `finish` do, and what the sequence throws.
    package static func write<Leaves: AsyncSequence>(to target: String, input: BundleInput, leaves: Leaves) async throws
    where Leaves.Element == [UInt8] {
        let writer = try BundleWriter(target: target, input: input)
        for try await leaf in leaves { try writer.append(leaf) }
        try writer.finish()
    }
}
