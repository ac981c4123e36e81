import Glibc

/// Verifies a bundle offline, streaming: memory does not grow with it.
package struct BundleVerifier {
    private let directory: String
    private let given: VerifierKey?
    private var report = VerificationReport()

    private static let smallFile = 1 << 20

    /// Verifies the bundle in a folder with this key, or without one with the key that lies in the bundle. Never throws: what goes
    /// wrong is in the report.
    package static func verify(directory: String, key: VerifierKey?) -> VerificationReport {
        var verifier = BundleVerifier(directory: directory, given: key)
        do {
            try verifier.run()
        } catch {
            verifier.report.fail(.readable, .unreadable, ["path": error.path, "detail": String(cString: strerror(error.code))])
            verifier.report.verdict = .cannotTell
        }
        return verifier.report
    }

    private init(directory: String, given: VerifierKey?) {
        self.directory = directory
        self.given = given
    }

    private func path(_ name: String) -> String { "\(directory)/\(name)" }

    private mutating func run() throws(FileFault) {
        let names = try listing()
        guard names.contains(BundleFile.sums) || names.contains(BundleFile.checkpoint) || names.contains(BundleFile.entries) else {
            report.fail(.readable, .notABundle, ["path": directory])
            return
        }
        report.pass(.readable, ["path": directory])
        try checkFiles(names)
        if let key = try checkKey() {
            let new = try checkpoint(BundleFile.checkpoint, .signature, key)
            let old = try checkpoint(BundleFile.previous, .previousSignature, key)
            if let new, let old {
                try checkContents(key: key, old: old, new: new)
            } else {
                for code in [Code.origin, .size, .range, .entries, .consistency, .sheets, .totals] { report.skip(code) }
            }
        } else {
            for code in Code.allCases.drop(while: { $0 != .signature }) { report.skip(code) }
        }
        let failed = report.firstFailure != nil
        report.verdict = failed ? .tampered : given == nil ? .consistentButKeyUnknown : .verified
    }

    private typealias Code = VerificationReport.Step.Code

    /// Paths of all files; folders that a bundle does not have and things that are not files count as extra names.
    private func listing() throws(FileFault) -> [String] {
        var names: [String] = []
        for name in try Folder.names(in: directory) {
            guard BundleFile.folders.contains(name), Folder.kind(of: path(name)) == .folder else {
                names.append(name)
                continue
            }
            names += try Folder.names(in: path(name)).map { "\(name)/\($0)" }
        }
        return names
    }

    // MARK: Files

    private mutating func checkFiles(_ names: [String]) throws(FileFault) {
        guard names.contains(BundleFile.sums) else {
            report.fail(.filesListed, .missing, ["file": BundleFile.sums])
            report.skip(.filesMatch)
            return
        }
        guard let sums = Self.parse(try contents(BundleFile.sums) ?? []) else {
            report.fail(.filesListed, .malformed, ["file": BundleFile.sums])
            report.skip(.filesMatch)
            return
        }
        let listed = sums.map(\.path)
        if let extra = names.first(where: { name in
            name != BundleFile.sums && (!listed.contains(name) || Folder.kind(of: path(name)) != .file)
        }) {
            report.fail(.filesListed, .extra, ["file": extra])
        } else if let missing = (listed + BundleFile.required).first(where: { !names.contains($0) || !listed.contains($0) }) {
            report.fail(.filesListed, .missing, ["file": missing])
        } else if let unknown = listed.first(where: { !BundleFile.required.contains($0) && !BundleFile.isSheet($0) }) {
            report.fail(.filesListed, .extra, ["file": unknown])
        } else {
            report.pass(.filesListed, ["files": String(listed.count)])
        }
        for (path, hash) in sums where names.contains(path) && Folder.kind(of: self.path(path)) == .file {
            guard try FileInput(path: self.path(path)).hashRest() == hash else {
                report.fail(.filesMatch, .sumDiffers, ["file": path])
                return
            }
        }
        report.pass(.filesMatch, ["files": String(listed.count)])
    }

    /// Lines of `sha256sum`, each path once, in order.
    private static func parse(_ sums: [UInt8]) -> [(path: String, hash: Hash)]? {
        guard sums.last == 0x0a else { return nil }
        var list: [(path: String, hash: Hash)] = []
        for line in sums.dropLast().split(separator: 0x0a, omittingEmptySubsequences: false) {
            guard line.count > 66, line.dropFirst(64).prefix(2).elementsEqual("  ".utf8), let bytes = Hex.decode(line.prefix(64)),
                let hash = Hash(bytes: bytes), hash.hex.utf8.elementsEqual(line.prefix(64)),
                let path = String(validating: line.dropFirst(66), as: UTF8.self),
                list.last?.path.utf8.lexicographicallyPrecedes(path.utf8) ?? true
            else { return nil }
            list.append((path, hash))
        }
        return list
    }

    /// A small file's bytes; nil if it is missing, not a file, or too large to be what it should be.
    private func contents(_ name: String) throws(FileFault) -> [UInt8]? {
        guard Folder.kind(of: path(name)) == .file else { return nil }
        do {
            return try FileInput.contents(of: path(name), limit: Self.smallFile)
        } catch {
            if error.code == EFBIG { return nil }
            throw error
        }
    }

    // MARK: Key and notes

    private mutating func checkKey() throws(FileFault) -> VerifierKey? {
        guard let line = try contents(BundleFile.vkey) else {
            report.fail(.key, .missing, ["file": BundleFile.vkey])
            return given
        }
        guard line.last == 0x0a, let text = String(validating: line.dropLast(), as: UTF8.self), let own = try? VerifierKey(text) else {
            report.fail(.key, .malformed, ["file": BundleFile.vkey])
            return given
        }
        let key = given ?? own
        report.key = key.text
        if key != own {
            report.fail(.key, .keyDiffers, ["file": BundleFile.vkey, "key": own.text])
        } else if try contents(BundleFile.pem) != Array(own.pem.utf8) {
            report.fail(.key, .keyDiffers, ["file": BundleFile.pem])
        } else {
            report.pass(.key, ["key": key.text])
        }
        return key
    }

    private mutating func checkpoint(_ name: String, _ code: Code, _ key: VerifierKey) throws(FileFault) -> Checkpoint? {
        guard let bytes = try contents(name) else {
            report.fail(code, .missing, ["file": name])
            return nil
        }
        do {
            let note = try Note(parsing: bytes)
            try note.verify(with: [key])
            let checkpoint = try Checkpoint(parsing: note.text)
            report.pass(code, ["file": name, "size": String(checkpoint.size), "root": checkpoint.root.hex])
            return checkpoint
        } catch NoteError.invalidSignature {
            report.fail(code, .signatureInvalid, ["file": name])
        } catch NoteError.noKnownSignature {
            report.fail(code, .signatureMissing, ["file": name])
        } catch {
            report.fail(code, .malformed, ["file": name])
        }
        return nil
    }

    // MARK: Contents

    private mutating func checkContents(key: VerifierKey, old: Checkpoint, new: Checkpoint) throws(FileFault) {
        report.origin = new.origin
        report.demonstration = new.isDemonstration
        report.from = old.size
        report.to = new.size
        if KeyName.same(old.origin, new.origin), KeyName.same(new.origin, key.name) {
            report.pass(.origin, ["origin": new.origin])
        } else {
            report.fail(.origin, .originDiffers, ["origin": new.origin, "previous": old.origin, "key": key.name])
        }
        let sizes = ["from": String(old.size), "to": String(new.size)]
        if old.size <= new.size { report.pass(.size, sizes) } else { report.fail(.size, .sizesReversed, sizes) }
        let range = try checkRange(old)
        var content = BundleContentCheck(directory: directory, old: old, new: new)
        try content.run(from: range, columns: try contents(BundleFile.columns).flatMap(BundleColumn.parse), into: &report)
        try checkConsistency(old, new)
        try checkTotals(&content, new)
        report.steps.sort { Self.order($0.code) < Self.order($1.code) }
    }

    private static func order(_ code: Code) -> Int { Code.allCases.firstIndex(of: code) ?? 0 }

    private mutating func checkRange(_ old: Checkpoint) throws(FileFault) -> Frontier? {
        guard let text = try contents(BundleFile.range) else {
            report.fail(.range, .missing, ["file": BundleFile.range])
            return nil
        }
        guard let range = Frontier(text: text) else {
            report.fail(.range, .malformed, ["file": BundleFile.range])
            return nil
        }
        guard range.size == old.size, range.root == old.root else {
            report.fail(.range, .rootDiffers, ["file": BundleFile.range, "size": String(range.size)])
            return nil
        }
        report.pass(.range, ["size": String(range.size)])
        return range
    }

    private mutating func checkConsistency(_ old: Checkpoint, _ new: Checkpoint) throws(FileFault) {
        let args = ["file": BundleFile.consistency]
        guard let bytes = try contents(BundleFile.consistency), let note = try contents(BundleFile.checkpoint) else {
            return report.fail(.consistency, .missing, args)
        }
        guard let file = ConsistencyProofFile(parsing: bytes), file.text.utf8.elementsEqual(bytes) else {
            return report.fail(.consistency, .malformed, args)
        }
        guard file.checkpoint.utf8.elementsEqual(note), file.oldSize == old.size, BundleProof.holds(file.hashes, from: old, to: new) else {
            return report.fail(.consistency, .proofInvalid, args)
        }
        report.pass(.consistency, ["hashes": String(file.hashes.count)])
    }

    private mutating func checkTotals(_ content: inout BundleContentCheck, _ new: Checkpoint) throws(FileFault) {
        let args = ["file": BundleFile.totals]
        guard content.isComplete else { return report.skip(.totals) }
        guard let bytes = try contents(BundleFile.totals) else { return report.fail(.totals, .missing, args) }
        guard let document = try? JSONValue(parsing: bytes), let query = document["query"]?.stringValue,
            let exportedBy = document["exported_by"]?.stringValue, let exportedAt = document["exported_at"]?.stringValue,
            let tool = document["tool"]?.stringValue
        else { return report.fail(.totals, .malformed, args) }
        // The words are the exporter's; all else must be what the entries give, to the byte.
        let words = BundleWords(query: query, exportedBy: exportedBy, exportedAt: exportedAt, tool: tool)
        let counted = try? content.totals.text(
            origin: new.origin, from: content.old.size, to: new.size, demonstration: new.isDemonstration, words: words)
        guard counted == bytes else { return report.fail(.totals, .contentDiffers, args) }
        report.pass(.totals, ["entries": String(content.totals.count)])
    }
}
