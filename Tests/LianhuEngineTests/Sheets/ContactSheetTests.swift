import LianhuCore
import LianhuEngine
import Testing

@Suite("The agenda goes out and comes back")
struct ContactSheetTests {
    static let methods: [String: LocalizedText] = [
        "home_visit": LocalizedText(zh: "入户走访", en: "home visit"), "phone": LocalizedText(zh: "电话", en: "telephone"),
    ]

    private func row(_ key: String, entry: AgendaEntry?) -> AgendaRow {
        AgendaRow(
            key: key, subject: "H-0001", name: "王伟户", head: "王伟", group: "柳溪一组", telephone: "199-0000-0001",
            owedUntil: CivilDate("2026-10-31"), worker: "W-001", entry: entry)
    }

    @Test("rows that nobody filled in are skipped, the others come back as they were (S58)", arguments: Language.allCases)
    func roundTrip(_ language: Language) throws {
        let day = try #require(CivilDate("2026-10-09"))
        let full = AgendaEntry(
            date: day, minute: 575, method: "home_visit", personsMet: 2, summary: "=1+1, 老人说：\"都好\"\n第二行", matter: "路灯",
            reason: "paper_record")
        let bytes = AgendaSheet.write(
            [row("k-1", entry: nil), row("k-2", entry: full), row("k-3", entry: AgendaEntry(date: day, method: "talk"))],
            language: language,
            methods: Self.methods)
        var methods = Self.methods
        methods["talk"] = LocalizedText(zh: "面谈", en: "talk")
        let (rows, faults) = ContactSheet.read(bytes, file: "agenda.csv", methods: methods)
        #expect(faults == [])
        #expect(rows.map { $0.key?.value } == ["k-2", "k-3"])
        #expect(rows.map(\.method.value) == ["home_visit", "talk"])
        let first = try #require(rows.first)
        #expect(first.subject.value == "H-0001" && first.worker?.value == "W-001" && first.date.value == day && first.minute?.value == 575)
        #expect(first.personsMet?.value == 2 && first.summary?.value == full.summary && first.matter?.value == "路灯")
        #expect(first.reason?.value == "paper_record" && first.kind == .contact && first.recordedAt == nil && first.place.line == 3)
    }

    @Test("an agenda for people has no column of a history; a history has both (S11)")
    func history() throws {
        let day = try #require(CivilDate("2026-10-09"))
        let plain = String(decoding: AgendaSheet.write([row("k", entry: nil)]), as: UTF8.self)
        #expect(plain.hasPrefix("\u{FEFF}记录键,户编号,户名,户主,作业组,电话,应于此日前完成,走访日期,时间,方式,见到人数,走访情况,民情事项,联系人,补录原因\r\n"))
        let recorded = Instant(milliseconds: 1_791_600_000_000)
        let entry = AgendaEntry(date: day, method: "phone", kind: .attempt, recordedAt: recorded)
        let rows = ContactSheet.read(AgendaSheet.write([row("k", entry: entry)]), file: "contacts.csv").rows
        #expect(rows.map(\.kind) == [.attempt] && rows[0].recordedAt?.value == recorded)
    }

    @Test("methods are taken by word and by title in either language")
    func titles() {
        let lines = ["home_visit", "入户走访", "Home visit", "PHONE", "电话"].map { "H-1,2026/10/1,\($0)\n" }.joined()
        let (rows, faults) = ContactSheet.read(Array(("户编号,日期,方式\n" + lines).utf8), file: "a.csv", methods: Self.methods)
        #expect(faults == [])
        #expect(rows.map(\.method.value) == ["home_visit", "home_visit", "home_visit", "phone", "phone"])
        #expect(rows.allSatisfy { $0.key == nil && $0.worker == nil && $0.date.value == CivilDate("2026-10-01") })
    }

    @Test("activities are read with their participants")
    func activities() throws {
        let text = "unit,activity,worker,date,time,participants\nU-1,monthly_check,W-1,2026-10-09,9:30,W-1;W-2\nU-1,x,w,2026-10-09,,\n"
        let (rows, faults) = ActivitySheet.read(Array(text.utf8), file: "activities.csv")
        #expect(SheetFixtures.places(faults) == ["activities.csv:3:3 sheet.id_malformed"])
        #expect(rows.map { $0.participants.map(\.value) } == [["W-1", "W-2"]] && rows[0].minute?.value == 570)
    }
}
