import LianhuCore
import LianhuEngine
import Testing

/// One faulty folder for each code.
struct FaultFixture: Sendable, CustomTestStringConvertible {
    var expected: String
    var files: [String: String?]
    var existing: [String: EntityKind] = [:]
    var packs: [RulePack] = []

    var testDescription: String { expected }

    init(_ expected: String, _ files: [String: String?], existing: [String: EntityKind] = [:], packs: [RulePack] = []) {
        self.expected = expected
        self.files = files
        self.existing = existing
        self.packs = packs
    }
}

@Suite("Every fault of a sheet has a fixture that shows it and nothing else")
struct SheetFaultTests {
    private static let nothing: [String: String?] = [
        "units.csv": nil, "posts.csv": nil, "workers.csv": nil, "subjects.csv": nil, "residents.csv": nil, "links.csv": nil,
    ]

    static let folders: [FaultFixture] = [
        FaultFixture(".:0:0 sheet.none", nothing),
        FaultFixture("people.csv:0:0 sheet.file_unknown", ["people.csv": ""]),
        FaultFixture("link.csv:0:0 sheet.file_misspelt", ["link.csv": ""]),
        FaultFixture("单位.csv:0:0 sheet.file_twice", ["单位.csv": "id,kind,name,parent\n"]),
        FaultFixture("posts.csv:0:0 sheet.workbook", ["posts.csv": "PK\u{3}\u{4}rest"]),
        FaultFixture("posts.csv:1:0 sheet.empty", ["posts.csv": ",,\n"]),
        FaultFixture("posts.csv:2:3 sheet.quote_unclosed", ["posts.csv": "unit,post,worker\nU-1,head,\"W-1\n"]),
        FaultFixture("posts.csv:2:3 sheet.quote_stray", ["posts.csv": "unit,post,worker\nU-1,head,W\"1\n"]),
        FaultFixture("posts.csv:2:2 sheet.control_character", ["posts.csv": "unit,post,worker\nU-1,he\u{1}ad,W-1\n"]),
        FaultFixture(
            "posts.csv:2:0 sheet.too_many_columns", ["posts.csv": "unit,post,worker\n" + String(repeating: ",", count: 64) + "\n"]),
        FaultFixture(
            "posts.csv:2:2 sheet.field_too_long", ["posts.csv": "unit,post,worker\nU-1," + String(repeating: "x", count: 32_769) + ",W-1\n"]
        ),
        FaultFixture("posts.csv:1:0 sheet.no_headings", ["posts.csv": "U-1,head,W-1\n"]),
        FaultFixture("posts.csv:1:4 sheet.column_unknown", ["posts.csv": "unit,post,worker,salary\nU-1,head,W-1,\n"]),
        FaultFixture("posts.csv:1:4 sheet.column_misspelt", ["posts.csv": "unit,post,worker,form\nU-1,head,W-1,\n"]),
        FaultFixture("posts.csv:1:0 sheet.column_missing", ["posts.csv": "unit,post\nU-1,head\n"]),
        FaultFixture("posts.csv:1:4 sheet.column_twice", ["posts.csv": "unit,post,worker,职务\nU-1,head,W-1,\n"]),
        FaultFixture("posts.csv:2:4 sheet.row_too_wide", ["posts.csv": "unit,post,worker\nU-1,head,W-1,x\n"]),
        FaultFixture("posts.csv:2:2 sheet.value_missing", ["posts.csv": "unit,post,worker\nU-1, ,W-1\n"]),
        FaultFixture("posts.csv:2:3 sheet.id_malformed", ["posts.csv": "unit,post,worker\nU-1,head,w1\n"]),
        FaultFixture("posts.csv:2:3 sheet.id_identity_number", ["posts.csv": "unit,post,worker\nU-1,head,34040319900101123X\n"]),
        FaultFixture("posts.csv:2:3 sheet.id_telephone_number", ["posts.csv": "unit,post,worker\nU-1,head,13800000000\n"]),
        FaultFixture("posts.csv:2:3 sheet.id_name", ["posts.csv": "unit,post,worker\nU-1,head,王建国\n"]),
        FaultFixture("posts.csv:2:2 sheet.word_malformed", ["posts.csv": "unit,post,worker\nU-1,the head,W-1\n"]),
        FaultFixture("posts.csv:2:4 sheet.date_malformed", ["posts.csv": "unit,post,worker,from\nU-1,head,W-1,soon\n"]),
        FaultFixture("posts.csv:2:4 sheet.date_out_of_range", ["posts.csv": "unit,post,worker,from\nU-1,head,W-1,1900-01-01\n"]),
        FaultFixture(
            "posts.csv:2:5 sheet.until_before_from", ["posts.csv": "unit,post,worker,from,until\nU-1,head,W-1,2026-10-02,2026-10-01\n"]),
        FaultFixture("residents.csv:2:4 sheet.yes_or_no", ["residents.csv": "id,household,name,head\nR-1,H-1,张伟,户主\n"]),
        FaultFixture("links.csv:2:4 sheet.seat_unknown", ["links.csv": "subject,worker,kind,seat\nH-1,W-1,pairing,副\n"]),
        FaultFixture(
            "residents.csv:2:5 sheet.telephone_malformed", ["residents.csv": "id,household,name,head,telephone\nR-1,H-1,张伟,是,n/a\n"]),
        FaultFixture(
            "residents.csv:2:5 sheet.born_malformed", ["residents.csv": "id,household,name,head,born\nR-1,H-1,张伟,是,老年\n"]),
        FaultFixture("residents.csv:3:1 sheet.id_twice", ["residents.csv": "id,household,name,head\nR-1,H-1,张伟,\nR-1,H-1,刘芳,\n"]),
        FaultFixture("residents.csv:2:1 sheet.id_of_another", ["residents.csv": "id,household,name,head\nW-1,H-1,张伟,\n"]),
        FaultFixture("residents.csv:2:1 sheet.id_taken", [:], existing: ["R-1": .worker]),
        FaultFixture("posts.csv:2:1 sheet.unknown_unit", ["posts.csv": "unit,post,worker\nU-9,head,W-1\n"]),
        FaultFixture("posts.csv:2:3 sheet.unknown_worker", ["posts.csv": "unit,post,worker\nU-1,head,W-9\n"]),
        FaultFixture("residents.csv:2:2 sheet.unknown_household", ["residents.csv": "id,household,name,head\nR-1,H-9,张伟,\n"]),
        FaultFixture("links.csv:2:1 sheet.unknown_subject", ["links.csv": "subject,worker,kind\nH-9,W-1,pairing\n"]),
        FaultFixture("posts.csv:2:1 sheet.not_a_unit", ["posts.csv": "unit,post,worker\nW-2,head,W-1\n"]),
        FaultFixture("posts.csv:2:3 sheet.not_a_worker", ["posts.csv": "unit,post,worker\nU-1,head,H-1\n"]),
        FaultFixture("residents.csv:2:2 sheet.not_a_household", ["residents.csv": "id,household,name,head\nR-1,U-1,张伟,\n"]),
        FaultFixture("links.csv:2:1 sheet.not_a_subject", ["links.csv": "subject,worker,kind\nR-1,W-1,pairing\n"]),
        FaultFixture(
            "units.csv:4:1 sheet.second_root", ["units.csv": "id,kind,name,parent\nU-1,village,柳溪村,\nU-2,group,一组,U-1\nU-3,village,青石村,\n"]),
        FaultFixture(
            "units.csv:4:4 sheet.cycle",
            ["units.csv": "id,kind,name,parent\nU-1,village,柳溪村,\nU-2,group,一组,U-1\nU-3,village,青石村,U-4\nU-4,village,枫林村,U-3\n"]),
        FaultFixture(
            "residents.csv:3:2 sheet.second_head", ["residents.csv": "id,household,name,head\nR-1,H-1,张伟,是\nR-2,H-1,刘芳,yes\n"]),
        FaultFixture(
            "posts.csv:3:2 sheet.post_held_twice", ["posts.csv": "unit,post,worker,from,until\nU-1,head,W-1,,\nU-1,head,,2026-08-01,\n"]),
        FaultFixture("links.csv:3:2 sheet.second_primary", ["links.csv": "subject,worker,kind\nH-1,W-1,pairing\nH-1,W-2,pairing\n"]),
        FaultFixture("channels.csv:2:0 sheet.unit_or_worker", ["channels.csv": "unit,worker\nU-1,W-1\n"]),
        FaultFixture("channels.csv:2:2 sheet.channel_malformed", ["channels.csv": "unit,channel\nU-1,Mail!\n"]),
        FaultFixture(
            "parameters.csv:3:2 sheet.parameter_twice",
            ["parameters.csv": "unit,name,value,from\nU-1,households_per_person,8,\nU-1,households_per_person,9,2026-08-01\n"]),
        FaultFixture("links.csv:3:2 sheet.link_twice", ["links.csv": "subject,worker,kind\nH-1,W-1,pairing\nH-1,W-1,pairing\n"]),
        FaultFixture("posts.csv:2:2 sheet.word_misspelt", ["posts.csv": "unit,post,worker\nU-1,haed,W-1\n"], packs: [SheetFixtures.pack]),
        FaultFixture(
            "links.csv:2:3 sheet.word_unknown", ["links.csv": "subject,worker,kind\nH-1,W-1,friendship\n"], packs: [SheetFixtures.pack]),
    ]

    @Test("of a roster", arguments: folders)
    func rosterFaults(_ fixture: FaultFixture) {
        let faults = SheetFixtures.faults(fixture.files, words: RosterWords(packs: fixture.packs)) { fixture.existing[$0] }
        #expect(SheetFixtures.places(faults) == [fixture.expected])
        for fault in faults { Self.expectWords(fault) }
    }

    static let agendas: [(expected: String, row: String)] = [
        ("a.csv:2:3 sheet.time_malformed", "H-1,2026-10-01,noon,phone,,,,"),
        ("a.csv:2:5 sheet.number_malformed", "H-1,2026-10-01,,phone,many,,,"),
        ("a.csv:2:6 sheet.contact_without_date", "H-1,,,,,all well,,"),
        ("a.csv:2:2 sheet.method_missing", "H-1,2026-10-01,,,,,,"),
        ("a.csv:2:4 sheet.method_unknown", "H-1,2026-10-01,,telepathy,,,,"),
        ("a.csv:2:4 sheet.method_misspelt", "H-1,2026-10-01,,入户走仿,,,,"),
        ("a.csv:2:7 sheet.record_unknown", "H-1,2026-10-01,,phone,,,visit,"),
        ("a.csv:2:8 sheet.instant_malformed", "H-1,2026-10-01,,phone,,,,2026-10-01"),
        ("a.csv:3:9 sheet.key_twice", "H-1,2026-10-01,,phone,,,,,k-1\nH-2,2026-10-01,,phone,,,,,k-1"),
    ]

    @Test("of an agenda that comes back", arguments: agendas)
    func agendaFaults(_ expected: String, _ row: String) {
        let text = "household_id,date,time,method,persons_met,summary,record,recorded,key\n\(row)\n"
        let result = ContactSheet.read(Array(text.utf8), file: "a.csv", methods: ContactSheetTests.methods)
        #expect(SheetFixtures.places(result.faults) == [expected])
        for fault in result.faults { Self.expectWords(fault) }
    }

    @Test("the bounds and the machine's own failures have words too")
    func bounds() {
        let faults = [
            SheetFault(SheetEncoding.Fault.unavailable(.gb18030), file: "a.csv"),
            SheetFault(SheetEncoding.Fault.tooLarge(limit: 64 << 20), file: "a.csv"),
            SheetFault(SheetEncoding.Fault.invalid(.utf8, line: 3), file: "a.csv"),
            SheetFault(CSVError.tooManyRows(line: 9, limit: 8), file: "a.csv"),
        ]
        for fault in faults { Self.expectWords(fault) }
    }

    @Test("no code of the catalogue is without a fixture")
    func complete() {
        let codes = Set(Catalogue.codes.filter { $0.hasPrefix("sheet.") && !$0.hasSuffix(".remedy") })
        let shown = Set((Self.folders.map(\.expected) + Self.agendas.map(\.expected)).map { String($0.split(separator: " ")[1]) })
        let elsewhere: Set = [
            "sheet.encoding_unavailable", "sheet.encoding_invalid", "sheet.too_large", "sheet.too_many_rows", "sheet.more_faults",
        ]
        #expect(codes == shown.union(elsewhere))
    }

    /// Reason and remedy exist in both languages, and no argument is left open.
    private static func expectWords(_ fault: SheetFault) {
        for language in Language.allCases {
            for text in [fault.reason(in: language), fault.remedy(in: language)] {
                #expect(!text.hasPrefix("sheet.") && !text.contains("{") && !text.contains("}"), "\(text)")
            }
        }
    }
}
