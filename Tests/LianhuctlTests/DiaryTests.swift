import LianhuAPI
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Diaries")
struct DiaryTests {
    private static func person(_ id: String, _ name: String) -> Wire.Reference { Wire.Reference(id: id, kind: "worker", name: name) }

    private static func entry(
        _ day: String, _ time: String, _ unit: String, _ kind: String, _ id: String, who: [Wire.Reference], _ title: Wire.Title,
        met: Int = 0, covers: [Wire.Reference]? = nil, _ text: String = ""
    ) throws -> Wire.DiaryEntry {
        Wire.DiaryEntry(
            day: try #require(CivilDate(day)), time: time, at: try #require(Instant("\(day)T\(time):00+08:00")),
            unit: Wire.Reference(id: unit, kind: "group", name: unit == "U-1" ? "一组" : ""), kind: kind, id: id, who: who,
            whom: Wire.Reference(id: kind == "activity" ? unit : "H-2", kind: "household", name: kind == "activity" ? "一组" : "林玉珍户"),
            method: "m", title: title, personsMet: met, covers: covers, text: text)
    }

    /// Three days of a village: what one of the readers may not see is withheld, one text has two lines, and one day has nothing.
    private static func diary() throws -> Wire.Diary {
        let (li, wang) = (person("W-2", "李秀英"), person("W-1", "王建国"))
        let visit = Wire.Title(en: "home visit", zh: "入户走访")
        let concern = Wire.Title(en: "people's concern", zh: "民情事项")
        return Wire.Diary(
            unit: Wire.Reference(id: "U-V", kind: "village", name: "溪村"), from: try #require(CivilDate("2026-07-01")),
            through: try #require(CivilDate("2026-07-03")),
            entries: [
                try entry("2026-07-01", "09:30", "U-1", "contact", "v1", who: [li, wang], visit, met: 2, "反映饮水问题，\n已转村里"),
                try entry("2026-07-01", "09:35", "U-1", "matter_raised", "MT-1", who: [li], concern, "***"),
                try entry("2026-07-01", "15:00", "U-2", "attempt", "v2", who: [wang], visit),
                try entry(
                    "2026-07-03", "19:00", "U-1", "activity", "v3", who: [], Wire.Title(en: "lecture", zh: "宣讲"), met: 30,
                    covers: [
                        Wire.Reference(id: "U-2", kind: "group", name: "二组"), Wire.Reference(id: "U-3", kind: "group", name: "三组"),
                    ]),
                try entry("2026-07-03", "20:00", "U-1", "matter_answered", "MT-1", who: [li], concern, "已告知"),
            ], demonstration: false)
    }

    @Test("a diary reads as a person would write it down", arguments: Language.allCases) func golden(language: Language) throws {
        let diary = try Self.diary()
        let text = Console.$current.withValue(Transcript().console(language)) { DiaryText.text(diary) }
        #expect(!text.contains("diary.") && !text.contains("{"))
        try Repository.expectGolden(text, "diary.\(language.rawValue).txt")
    }

    @Test("a spreadsheet has a row for each entry, with ids") func table() throws {
        let diary = try Self.diary()
        let csv = Console.$current.withValue(Transcript().console()) { String(decoding: DiaryText.table(diary).csv, as: UTF8.self) }
        let lines = csv.split(whereSeparator: \.isNewline)
        #expect(lines.first == "day,time,unit,kind,id,who,about,method,persons_met,covers,text")
        #expect(lines.contains("2026-07-01,09:35,U-1,matter_raised,MT-1,W-2,H-2,m,0,,***"))
    }
}
