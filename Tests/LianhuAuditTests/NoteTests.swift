import Foundation
import LianhuAudit
import Testing

@Suite("Notes, keys and checkpoints")
struct NoteTests {
    let vectors: Vectors
    let key: SigningKey

    init() throws {
        vectors = try Vectors.load()
        key = try SigningKey(name: "lianhu.example/log", seed: [UInt8](repeating: 9, count: 32))
    }

    @Test("Published notes verify under their keys, and bad keys are refused")
    func published() throws {
        for vector in vectors.note_vectors {
            if let bad = vector.bad_vkey {
                #expect(throws: NoteError.malformedKey, "\(vector.src)") { try VerifierKey(bad) }
                continue
            }
            let vkey = try VerifierKey(try #require(vector.vkey))
            #expect(vkey.text == vector.vkey)
            let note = try Note(parsing: try #require(vector.note))
            #expect(try note.verify(with: [vkey]) == [vkey])
            #expect(note.encoded == vector.note)
            #expect(throws: NoteError.noKnownSignature) { try note.verify(with: [key.verifier]) }
        }
    }

    @Test("A key survives its text and its file, which only the owner may read, and never overwrites another")
    func keyText() throws {
        #expect(try SigningKey(text: key.text).verifier == key.verifier)
        #expect(try VerifierKey(key.verifier.text) == key.verifier)
        let folder = try TestFolder()
        let path = folder.path + "/key"
        try key.save(to: path)
        #expect(try SigningKey.load(from: path).text == key.text)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: FileFault.self) { try key.save(to: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: FileFault.self) { try SigningKey.load(from: path) }
        #expect(throws: NoteError.malformedKey) { try SigningKey.generate(name: "has space") }
        #expect(try SigningKey.generate(name: "巍山").verifier.name == "巍山")
    }

    @Test("Every byte changed in a key line makes another key or none")
    func keyMutations() throws {
        let text = Array(key.verifier.text.utf8)
        for position in text.indices {
            var mutant = text
            mutant[position] ^= 1
            #expect((try? VerifierKey(String(decoding: mutant, as: UTF8.self))) != key.verifier)
            #expect((try? VerifierKey(String(decoding: text.prefix(position), as: UTF8.self))) == nil)
        }
    }

    @Test(
        "Malformed notes are refused",
        arguments: [
            "", "\n", "text\n", "text\n\n", "text\n— a AAAAAAA=\n", "text\n\n— a AAAAAAA=", "text\n\n- a AAAAAAA=\n", "text\n\n— a\n",
            "text\n\n— a \n", "text\n\n— a AAAA\n", "text\n\n—  AAAAAAA=\n", "text\n\n— a+b AAAAAAA=\n", "text\n\n— a b AAAAAAA=\n",
            "text\n\n— a AAAAAAA\n", "text\n\n— a AAAAAAB=\n", "text\n\n— a AAAA AAA=\n", "te\rxt\n\n— a AAAAAAA=\n",
            "text\n\n— a AAAAAAA=\r\n", "te\u{0}xt\n\n— a AAAAAAA=\n", "text\n\n— a\u{a0}b AAAAAAA=\n", "text\n\n— a AAAAAAA=\n\n",
            "text\n\n— a AAAAAAA=\nx\n", "\u{feff}\n\n",
        ])
    func malformed(text: String) {
        #expect(throws: NoteError.malformed) { try Note(parsing: text) }
    }

    @Test("Invalid UTF-8, endless notes and too many signatures are refused, sixteen signatures are not")
    func limits() throws {
        #expect(throws: NoteError.malformed) { try Note(parsing: [0xff, 0x0a, 0x0a] + Array("— a AAAAAAA=\n".utf8)) }
        let line = "— a AAAAAAA=\n"
        #expect(try Note(parsing: "t\n\n" + String(repeating: line, count: 16)).signatures.count == 16)
        #expect(throws: NoteError.malformed) { try Note(parsing: "t\n\n" + String(repeating: line, count: 101)) }
        let long = String(repeating: "x", count: 1_000_000)
        #expect(throws: NoteError.malformed) { try Note(parsing: long + "\n\n" + line) }
    }

    @Test("Unknown signatures are ignored, a known key's wrong signature refuses the note")
    func signatures() throws {
        let other = try SigningKey(name: "witness.example", seed: [UInt8](repeating: 3, count: 32))
        var note = try Note(signing: "hello\n\nworld\n", with: other)
        try note.add(signatureOf: key)
        let read = try Note(parsing: note.encoded)
        #expect(read == note)
        #expect(try read.verify(with: [key.verifier]) == [key.verifier])
        #expect(try read.verify(with: [key.verifier, other.verifier]).count == 2)
        let changed = try Note(parsing: note.encoded.replacing("hello", with: "hallo"))
        #expect(throws: NoteError.invalidSignature(name: "lianhu.example/log")) { try changed.verify(with: [key.verifier]) }
        let sameName = try SigningKey(name: "lianhu.example/log", seed: [UInt8](repeating: 4, count: 32))
        #expect(throws: NoteError.noKnownSignature) { try read.verify(with: [sameName.verifier]) }
        #expect(throws: NoteError.malformed) { try Note(signing: "no newline", with: key) }
    }

    @Test("A checkpoint is three lines and fits its key")
    func checkpoint() throws {
        let log = TestLog(count: 5)
        let head = try Checkpoint(origin: "lianhu.example/log", size: 5, root: log.frontier.root)
        let note = try head.signed(by: key)
        #expect(try Checkpoint.open(note.encoded.utf8, key: key.verifier) == head)
        #expect(head.text == "lianhu.example/log\n5\n\(log.frontier.root.base64)\n")
        let stranger = try Checkpoint(origin: "other", size: 5, root: log.frontier.root)
        #expect(throws: NoteError.originDiffers(origin: "other", key: "lianhu.example/log")) { try stranger.signed(by: key) }
        let forged = try Note(signing: stranger.text, with: key)
        #expect(throws: NoteError.originDiffers(origin: "other", key: "lianhu.example/log")) {
            try Checkpoint.open(forged.encoded.utf8, key: key.verifier)
        }
        #expect(throws: NoteError.malformedCheckpoint) { try Checkpoint(origin: "a", size: 0, root: log.frontier.root) }
        #expect(try Checkpoint(origin: "lianhu-demo/x", size: 0, root: MerkleTree.emptyRoot).isDemonstration)
    }

    @Test(
        "Malformed checkpoints are refused",
        arguments: [
            "o\n5\nROOT\next\n", "o\n5\nROOT\n\n", "o\n05\nROOT\n", "o\n-5\nROOT\n", "o\n+5\nROOT\n", "o\n5 \nROOT\n", "\n5\nROOT\n",
            "o o\n5\nROOT\n", "o\n5\nROOT", "o\n\nROOT\n", "o\n9223372036854775808\nROOT\n", "o\n5\nAAAA\n", "o\n5\n\n", "o\n0\nROOT\n",
            "o\n٥\nROOT\n",
        ])
    func malformedCheckpoint(text: String) {
        let root = MerkleTree.leafHash([]).base64
        #expect(throws: NoteError.malformedCheckpoint) { try Checkpoint(parsing: text.replacing("ROOT", with: root)) }
    }

    @Test("Proof files survive their text and are read strictly")
    func proofFiles() throws {
        let log = TestLog(count: 11)
        let note = try Checkpoint(origin: "lianhu.example/log", size: 11, root: log.frontier.root).signed(by: key).encoded
        let inclusion = InclusionProofFile(
            index: 7, hashes: try MerkleTree.proveInclusion(index: 7, size: 11, reader: log.store), checkpoint: note)
        let read = try #require(InclusionProofFile(parsing: inclusion.text.utf8))
        #expect(read == inclusion)
        #expect(try read.verify(leaf: Array("leaf 7".utf8), key: key.verifier).size == 11)
        #expect(throws: MerkleError.outOfRange) { try read.verify(leaf: Array("leaf 8".utf8), key: key.verifier) }
        let extra = inclusion.text.replacing("@v1\n", with: "@v1\nextra AAAA\n")
        #expect(InclusionProofFile(parsing: extra.utf8) == inclusion)
        for bad in [
            extra.replacing("AAAA\n", with: "AAA\n"), inclusion.text.replacing("@v1", with: "@v2"),
            inclusion.text.replacing("index 7", with: "index 07"),
        ] {
            #expect(InclusionProofFile(parsing: bad.utf8) == nil)
        }
        let consistency = ConsistencyProofFile(
            oldSize: 6, hashes: try MerkleTree.proveConsistency(oldSize: 6, size: 11, reader: log.store), checkpoint: note)
        #expect(ConsistencyProofFile(parsing: consistency.text.utf8) == consistency)
        #expect(ConsistencyProofFile(parsing: "old x\n\n".utf8) == nil)
        #expect(ConsistencyProofFile(parsing: "old 5\nAAAA\n\n".utf8) == nil)
    }
}
