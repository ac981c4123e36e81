import LianhuCore
import LianhuEngine
import Testing

@Suite("Messages in words")
struct DigestTextTests {
    private static let today = CivilDate(iso: "2026-08-07")

    private static func item(_ number: Int, unit: String = "东片", due: String? = "2026-07-31", isOverdue: Bool = true, name: String? = nil)
        -> DigestText.Item
    {
        let about = EntityRef(
            key: EntityKey(number), id: "H-\(number)", kind: .subject, name: name ?? "陈家福户", subkind: "household", unit: 1)
        return DigestText.Item(
            id: "p.visit~H-\(number)~2026-07~1", title: due == nil ? nil : LocalizedText(zh: "每月走访", en: "Monthly visit"), about: about,
            unit: unit, due: due.map { CivilDate(iso: $0) }, isOverdue: isOverdue)
    }

    private static func text(
        _ tone: Tone, _ digest: Digest, _ items: [DigestText.Item], settled: Int = 0, cleared: [DigestText.Item] = [], _ language: Language
    ) -> String {
        let text = DigestText(
            recipient: "王建国", tone: tone, digest: digest, items: items, settled: settled, cleared: cleared, today: today, in: language)
        return ([text.title] + text.lines).map { $0 + "\n" }.joined()
    }

    @Test("digests are as they were", arguments: Language.allCases) func golden(language: Language) throws {
        let mixed = [
            Self.item(3, due: "2026-08-10", isOverdue: false), Self.item(1), Self.item(2, due: "2026-07-15"),
            Self.item(4, due: nil, isOverdue: false),
        ]
        let many =
            (1...7).map { Self.item($0, unit: $0 % 3 == 0 ? "西片" : "东片", due: "2026-07-\(10 + $0)") } + [
                Self.item(8, unit: "南片", due: "2026-08-10", isOverdue: false)
            ]
        var pages = Tone.allCases.map { Self.text($0, .items, mixed, settled: $0 == .urge ? 2 : 0, language) }
        pages.append(Self.text(.supervise, .counts, many, language))
        pages.append(
            Self.text(.report, .items, (1...102).map { Self.item($0) }, language).split(separator: "\n").suffix(3).joined(separator: "\n")
                + "\n")
        // S41: the end of what he had been told of.
        let over = zip(1...4, ["status.met_late", "status.excused", "status.void", "message.deadline_met"]).map { number, outcome in
            var item = Self.item(number, unit: number == 3 ? "西片" : "东片", isOverdue: false)
            item.outcome = outcome
            return item
        }
        pages.append(Self.text(.urge, .items, [Self.item(9)], settled: 1, cleared: over, language))
        pages.append(Self.text(.supervise, .counts, many, cleared: over, language))
        pages.append(Self.text(.remind, .items, [], settled: 1, cleared: over, language))
        try Repository.expectGolden(pages.joined(separator: "\n"), "digest.\(language.rawValue).txt")
    }

    @Test("S41 counts name each unit once, with the five that are overdue the longest") func counts() {
        let text = DigestText(
            recipient: "x", tone: .report, digest: .counts, items: (1...9).map { Self.item($0, unit: "U\($0 % 2)", due: "2026-07-0\($0)") },
            settled: 0, today: Self.today, in: .en)
        #expect(text.lines.prefix(3) == ["To x:", "U1: 5, overdue 5", "U0: 4, overdue 4"])
        #expect(text.lines.count == 3 + 1 + 5)
    }

    @Test(
        "nothing that people typed makes a line of its own or turns the text round",
        arguments: ["a\nb", "a\r\nb", "a\u{2028}b", "a\u{0}b", "a\u{202E}b", "a\u{1B}b", "\u{FEFF}a\u{85}b\n"])
    func clean(name: String) {
        #expect(SafeLine.clean(name) == "a b")
        let lines = Self.text(.remind, .items, [Self.item(1, name: name)], .en)
        #expect(lines.split(separator: "\n").count == 3 && lines.contains("a b"))
    }
}

extension CivilDate {
    fileprivate init(iso: String) { self = CivilDate(iso) ?? CivilDate(day: 0) }
}
