import LianhuCore
import LianhuEngine
import Testing

@Suite("What people type into cells")
struct SheetTextTests {
    @Test(
        "a date is read as Chinese offices and Excel write it",
        arguments: [
            "2026-10-01", "2026-10-1", "2026/10/1", "2026/10/01", "2026.10.1", "2026年10月1日", "2026年10月01号", "２０２６－１０－１", " 2026-10-1　",
            "2026/10/1 0:00", "2026-10-01 00:00:00",
        ])
    func dates(_ text: String) {
        #expect(SheetText.date(text) == CivilDate("2026-10-01").map(SheetText.DateReading.date))
    }

    @Test(
        "anything else is no date",
        arguments: [
            "", "46296", "2026-10", "2026-13-01", "2026-02-29", "26-10-01", "2026-10-001", "2026-10-1-2", "2026/10.1", "10/1/2026",
            "2026-10-01 09:30",
            "2026年10月1", "明天", "2026--1",
        ])
    func noDates(_ text: String) {
        #expect(SheetText.date(text) == .malformed)
    }

    @Test("years before 1901 and after 2100 are a slip", arguments: ["1900-12-31", "2101-01-01", "0026-10-01", "1900年1月0日"])
    func years(_ text: String) {
        #expect(SheetText.date(text) == (text.contains("月0") ? .malformed : .outOfRange))
    }

    private static let clocks: [(String, Int?)] = [
        ("9:30", 570), ("09:30", 570), ("9:30:00", 570), ("9：30", 570), ("9点30分", 570), ("14时05分", 845), ("9点", 540), ("0:00", 0),
        ("23:59", 1_439),
        ("24:00", nil), ("9:5", nil), ("930", nil), ("9:60", nil), ("9:30:60", nil), ("上午", nil), (":30", nil),
    ]

    @Test("a time of day", arguments: clocks)
    func times(_ text: String, _ minute: Int?) {
        #expect(SheetText.minuteOfDay(text) == minute)
    }

    @Test("yes, no, primary, backup")
    func words() {
        #expect(["yes", "Y", "是", "1", "TRUE"].map(SheetText.yesOrNo) == Array(repeating: true, count: 5))
        #expect(["no", "N", "否", "０", "false"].map(SheetText.yesOrNo) == Array(repeating: false, count: 5))
        #expect(["maybe", "是的", ""].map(SheetText.yesOrNo) == [nil, nil, nil])
        #expect(["主", "Primary", "备", "backup", "副"].map(SheetText.isPrimarySeat) == [true, true, false, false, nil])
    }

    private static let numbers: [(String, String?)] = [
        ("199-0000-0001", "199-0000-0001"), ("+86 (554) 1234567", "+86 (554) 1234567"), ("１１０", "110"), ("12", nil), ("1990000x", nil),
        ("1+2345", nil), ("123456789012345678901", nil),
    ]

    @Test("a telephone number has digits", arguments: numbers)
    func telephones(_ text: String, _ expected: String?) {
        #expect(SheetText.telephone(text) == expected)
    }

    @Test("blanks of every width are taken off, those inside stay")
    func blanks() {
        #expect(SheetText.trimmed("\u{3000} \u{A0}a b\u{FEFF}\t\r\n") == "a b")
        #expect(SheetText.trimmed(" \u{3000}") == "")
        #expect(SheetText.list("a; b、c，d；;") == ["a", "b", "c", "d"])
    }

    @Test("a near miss is found, a far one is not")
    func nearMisses() {
        #expect(NearMiss.best(for: "wroker", among: ["unit", "worker"]) == "worker")
        #expect(NearMiss.best(for: "联系仁", among: ["联系对象", "联系人"]) == "联系人")
        #expect(NearMiss.best(for: "colour", among: ["unit", "worker"]) == nil)
        #expect(NearMiss.best(for: "", among: ["unit"]) == nil)
    }
}
