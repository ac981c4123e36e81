import LianhuCore
import LianhuEngine

/// Small sheets for tests.
enum SheetFixtures {
    static let start = CivilDate(day: 20_635)  // 2026-07-01

    /// A good folder of one village, as few rows as show each sheet.
    static let good: [String: String] = [
        "units.csv": "id,kind,name,parent\nU-1,village,柳溪村,\nU-2,group,一组,U-1\n",
        "posts.csv": "unit,post,worker,from,until\nU-1,head,W-1,2026-01-01,\n",
        "workers.csv":
            "id,name,roles,unit,telephone,from,until\nW-1,王建国,village_cadre、party_member,U-1,199-0000-0001,2026-01-01,\nW-2,李秀英,party_member,U-2,,,\n",
        "subjects.csv":
            "id,kind,name,address,unit,from,until,tier\nH-1,household,张伟户,一组1号,U-2,,,\nH-2,household,,,U-2,2026-01-01,2026-12-31,red\n",
        "residents.csv": "id,household,name,head,telephone\nR-1,H-1,张伟,是,199-0000-0002\nR-2,H-1,刘芳,否,\n",
        "links.csv":
            "subject,worker,kind,seat,from,until\nH-1,W-2,pairing,主,2026-01-01,2026-06-30\nH-1,W-1,pairing,主,,\nU-2,W-1,group_link,,,\n",
    ]

    /// The good folder with some files replaced, or taken away by nil.
    static func files(_ changes: [String: String?] = [:]) -> [String: [UInt8]] {
        var files = good
        for (name, text) in changes { files[name] = text }
        return files.mapValues { Array($0.utf8) }
    }

    /// `file:line:column code` of every fault.
    static func places(_ faults: [SheetFault]) -> [String] {
        faults.map { "\($0.file):\($0.line):\($0.column?.number ?? 0) \($0.code)" }
    }

    static func faults(
        _ changes: [String: String?], words: RosterWords = .any, existing: (String) -> EntityKind? = { _ in nil }
    ) -> [SheetFault] {
        RosterSheets.read(files: files(changes), missingFrom: start, words: words, existing: existing).faults
    }

    /// A pack that declares the words of the good folder.
    static let pack: RulePack = {
        func words(_ names: [String: String]) -> [Vocabulary.Word] {
            names.sorted { $0.key < $1.key }.map { Vocabulary.Word(name: $0.key, title: LocalizedText(zh: $0.value, en: $0.key)) }
        }
        return RulePack(
            name: "p", title: LocalizedText(zh: "测", en: "Test"), basis: "test", calendar: "cn", ladders: [], rules: [], governs: nil,
            vocabulary: Vocabulary([
                .unitKinds: words(["village": "村", "group": "组"]), .subjectKinds: words(["household": "农户"]),
                .linkKinds: words(["pairing": "结对", "group_link": "包组"]), .posts: words(["head": "负责人"]),
                .roles: words(["village_cadre": "村干部", "party_member": "党员"]),
            ]), tiers: words(["red": "红"]))
    }()
}
