import LianhuCore
import LianhuEngine
import Testing

@Suite("A folder of sheets becomes rows")
struct RosterSheetsTests {
    @Test("a good folder has no faults, and each value keeps its place")
    func good() throws {
        let (rows, faults) = RosterSheets.read(files: SheetFixtures.files(), missingFrom: SheetFixtures.start)
        #expect(faults == [])
        #expect(rows.units?.map(\.id.value) == ["U-1", "U-2"])
        #expect(rows.units?.map { $0.parent?.value } == [nil, "U-1"])
        #expect(rows.workers?[0].roles.map(\.value) == ["village_cadre", "party_member"])
        #expect(rows.subjects?[1].tier?.value == "red")
        #expect(rows.residents?.map(\.isHead) == [true, false])
        #expect(rows.links?.map(\.isPrimary) == [true, true, true])
        let link = try #require(rows.links?[0])
        #expect(link.worker.place.line == 2 && link.worker.place.column == 2 && link.worker.place.heading == "worker")
        // The last day is inclusive on the sheet and exclusive in a tenure (S2).
        #expect(link.days.lastDay?.value == CivilDate("2026-06-30"))
        #expect(link.days.tenure(missingFrom: SheetFixtures.start).until == CivilDate("2026-07-01"))
        #expect(rows.links?[1].days.tenure(missingFrom: SheetFixtures.start) == Tenure(from: SheetFixtures.start))
    }

    @Test("Chinese headings and file names, any order, blanks around, GB18030: the same rows")
    func chinese() throws {
        // 编号,类型,名称,上级单位 / U-1,village,巍山, and 名称 first
        let heading: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0x20, 0xB1, 0xE0, 0xBA, 0xC5, 0x20, 0x2C, 0xC0, 0xE0, 0xD0, 0xCD, 0x2C]
        let parent: [UInt8] = [0xC9, 0xCF, 0xBC, 0xB6, 0xB5, 0xA5, 0xCE, 0xBB, 0x0D, 0x0A]
        let row: [UInt8] = [0xCE, 0xA1, 0xC9, 0xBD] + Array(",U-1,village,\r\n,,,\r\n".utf8)
        let (rows, faults) = RosterSheets.read(files: ["单位.csv": heading + parent + row], missingFrom: SheetFixtures.start)
        #expect(faults == [])
        #expect(rows.units?.map(\.name.value) == ["巍山"])
        #expect(rows.units?[0].id.place.heading == "编号" && rows.units?[0].id.place.column == 2)
    }

    @Test("an absent sheet is nil, a sheet of headings is empty (S59)")
    func absent() {
        let files = ["links.csv": Array("subject,worker,kind\n".utf8), "notes.txt": [0xFF], "contacts.csv": []]
        let (rows, faults) = RosterSheets.read(files: files, missingFrom: SheetFixtures.start)
        #expect(faults == [])
        #expect(rows.links == [] && rows.units == nil && rows.subjects == nil)
    }

    @Test("a title stands for its word, and what no rule in force knows is a fault at its cell, not a person without duties")
    func words() {
        let words = RosterWords(packs: [SheetFixtures.pack])
        let (rows, none) = RosterSheets.read(
            files: SheetFixtures.files([
                "units.csv": "id,kind,name,parent\nU-1,村,柳溪村,\nU-2,Group,一组,U-1\n", "posts.csv": "unit,post,worker\nU-1,负责人,W-1\n",
                "workers.csv": "id,name,roles,unit\nW-1,王建国,村干部;党员,U-1\nW-2,李秀英,party_member,U-2\n",
                "subjects.csv": "id,kind,unit,tier\nH-1,农户,U-2,红\nH-2,household,U-2,\n",
                "links.csv": "subject,worker,kind\nH-1,W-2,结对\nU-2,W-1,包组\n",
            ]), missingFrom: SheetFixtures.start, words: words)
        #expect(none == [])
        #expect(rows.units?.map(\.kind.value) == ["village", "group"] && rows.posts?.map(\.post.value) == ["head"])
        #expect(rows.workers?[0].roles.map(\.value) == ["village_cadre", "party_member"])
        #expect(rows.subjects?.map(\.kind.value) == ["household", "household"] && rows.subjects?[0].tier?.value == "red")
        #expect(rows.links?.map(\.kind.value) == ["pairing", "group_link"])

        let faults = SheetFixtures.faults(
            [
                "units.csv": "id,kind,name,parent\nU-1,village,柳溪村,\nU-2,gruop,一组,U-1\n", "posts.csv": "unit,post,worker\nU-1,headd,W-1\n",
                "workers.csv": "id,name,roles,unit\nW-1,王建国,village_cadre;party_membr,U-1\nW-2,李秀英,志愿者,U-2\n",
                "subjects.csv": "id,kind,unit,tier\nH-1,shop,U-2,pink\nH-2,household,U-2,\n",
                "links.csv": "subject,worker,kind\nH-1,W-2,pairng\nU-2,W-1,group_link\n",
            ], words: words)
        #expect(
            SheetFixtures.places(faults) == [
                "units.csv:3:2 sheet.word_misspelt", "posts.csv:2:2 sheet.word_misspelt", "workers.csv:2:3 sheet.word_misspelt",
                "workers.csv:3:3 sheet.word_unknown", "subjects.csv:2:2 sheet.word_unknown", "subjects.csv:2:4 sheet.word_unknown",
                "links.csv:2:3 sheet.word_misspelt",
            ])
        #expect(faults[0].args["suggestion"] == "group" && faults[3].args["known"]?.contains("party_member/党员") == true)
    }

    @Test("references may point into what is known already (S59)")
    func existing() {
        let files = ["links.csv": Array("subject,worker,kind\nH-9,W-9,pairing\nU-9,W-9,group_link\n".utf8)]
        let known: [String: EntityKind] = ["H-9": .subject, "W-9": .worker, "U-9": .unit]
        #expect(RosterSheets.read(files: files, missingFrom: SheetFixtures.start) { known[$0] }.faults == [])
        #expect(
            SheetFixtures.places(RosterSheets.read(files: files, missingFrom: SheetFixtures.start).faults) == [
                "links.csv:2:1 sheet.unknown_subject", "links.csv:2:2 sheet.unknown_worker", "links.csv:3:1 sheet.unknown_subject",
                "links.csv:3:2 sheet.unknown_worker",
            ])
    }

    @Test("all faults are told at once, in order, and a faulty row makes no others faulty")
    func allAtOnce() {
        let faults = SheetFixtures.faults([
            "units.csv": "id,kind,name,parent\nU-1,,柳溪村,\nU-2,group,一组,U-7\n",
            "workers.csv": "id,name,roles,unit,telephone\nW-1,王建国,cadre,U-1,call me\nW-2,李秀英,cadre,U-2,\n",
        ])
        #expect(
            SheetFixtures.places(faults) == [
                "units.csv:2:2 sheet.value_missing", "units.csv:3:4 sheet.unknown_unit", "workers.csv:2:5 sheet.telephone_malformed",
            ])
    }

    @Test("a sheet that cannot be read is told once, not by everything that refers to it")
    func unreadable() {
        let faults = SheetFixtures.faults(["workers.csv": "id,nmae,roles,unit\nW-1,x,y,U-1\n", "subjects.csv": "\"\n"])
        #expect(
            SheetFixtures.places(faults) == [
                "workers.csv:1:0 sheet.column_missing", "workers.csv:1:2 sheet.column_misspelt", "subjects.csv:1:1 sheet.quote_unclosed",
            ])
    }

    @Test("one primary seat a day for each kind of link; backups and successors are free (S20)")
    func seats() {
        func codes(_ rows: String) -> [String] {
            SheetFixtures.places(SheetFixtures.faults(["links.csv": "subject,worker,kind,seat,from,until\n" + rows]))
        }
        #expect(codes("H-1,W-1,pairing,主,2026-01-01,2026-06-30\nH-1,W-2,pairing,主,2026-07-01,\n") == [])
        #expect(codes("H-1,W-1,pairing,主,2026-01-01,2026-07-01\nH-1,W-2,pairing,主,2026-07-01,\n") == ["links.csv:3:2 sheet.second_primary"])
        #expect(codes("H-1,W-1,pairing,主,,\nH-1,W-2,pairing,备,,\n") == [])
        #expect(codes("H-1,W-1,pairing,主,,\nH-1,W-2,other,主,,\n") == [])
        #expect(codes("H-1,W-1,pairing,主,,\nH-1,W-1,pairing,备,,\n") == [])
        #expect(codes("H-1,W-1,pairing,主,,\nH-1,W-1,pairing,主,2026-08-01,\n") == ["links.csv:3:2 sheet.link_twice"])
        // A row that only ends an older link holds nothing from the running period on.
        #expect(codes("H-1,W-1,pairing,主,,2026-05-31\nH-1,W-2,pairing,主,,\n") == [])
        // The longest of the earlier ones counts, not the last.
        #expect(
            codes("H-1,W-1,pairing,主,2026-01-01,\nH-1,W-2,pairing,主,2026-02-01,2026-02-28\nH-1,W-2,pairing,主,2026-05-01,\n")
                == ["links.csv:3:2 sheet.second_primary", "links.csv:4:2 sheet.second_primary"])
    }

    @Test("more than a thousand faults are counted, not listed")
    func capped() {
        let rows = (1...1_500).map { "H-1,W-\($0)x!,pairing\n" }.joined()
        let faults = SheetFixtures.faults(["links.csv": "subject,worker,kind\n" + rows])
        #expect(faults.count == 1_001)
        #expect(faults.last?.code == "sheet.more_faults")
        #expect(faults.last?.args == ["count": "1500", "shown": "1000"])
        #expect(faults[999].line == 1_001)
    }

    @Test("a fault says where, what and what to do, in both languages")
    func rendered() {
        let faults = SheetFixtures.faults(["posts.csv": "单位,岗位,联系人,起始日期,截止日期\nU-1,head,W-1,2026-07-01,2026-06-30\n"])
        #expect(
            faults.map { $0.text(in: .en) } == [
                "posts.csv:2:5 (截止日期): The last day 2026-06-30 comes before the first day 2026-07-01. Correct one of the two."
            ])
        #expect(faults.map { $0.text(in: .zh) } == ["posts.csv:2:5（截止日期）：截止日期 2026-06-30 早于起始日期 2026-07-01。请更正其中之一。"])
    }

    @Test("no fault repeats a name, a number or an address (S60)")
    func nothingPersonal() {
        let secret = ["13812345678", "340403199001011234", "欧阳锋", "12345"]
        let rows = secret.map { "\($0),\($0),\($0) x,\($0),\($0)z,\($0),\($0)\n" }.joined()
        let faults = SheetFixtures.faults(["workers.csv": "id,name,roles,unit,telephone,from,until\n" + rows])
        #expect(faults.count >= 16)
        for fault in faults {
            for text in secret { #expect(!fault.text(in: .zh).contains(text) && !fault.text(in: .en).contains(text), "\(fault)") }
        }
    }
}
