import LianhuCore
import Testing

/// A TZif file that the test lays out itself.
private struct MadeFile {
    var version: UInt8 = 50
    var times: [Int64] = []
    var indices: [UInt8] = []
    var offsets: [Int32] = [0]
    var leaps = 0
    var footer = "UTC0"
    /// Replaces the first block's counts, which a reader of version 2 passes over.
    var characters: UInt32 = 4

    func bytes() -> [UInt8] {
        if version == 0 { return block(timeSize: 4) }
        var empty = MadeFile()
        empty.version = version
        return empty.block(timeSize: 4) + block(timeSize: 8) + [10] + Array(footer.utf8) + [10]
    }

    private func block(timeSize: Int) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        for count in [0, 0, UInt32(leaps), UInt32(times.count), UInt32(offsets.count), characters] { bytes += big(UInt64(count), 4) }
        for time in times { bytes += big(UInt64(bitPattern: time), timeSize) }
        bytes += indices
        for offset in offsets { bytes += big(UInt64(bitPattern: Int64(offset)), 4) + [0, 0] }
        bytes += [UInt8](repeating: 65, count: Int(min(characters, 50)))
        return bytes + [UInt8](repeating: 0, count: leaps * (timeSize + 4))
    }

    private func big(_ value: UInt64, _ size: Int) -> [UInt8] { (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}

@Suite("TZif files")
struct TZifTests {
    @Test("Versions 1 to 4 and later are read alike", arguments: [0, 50, 51, 52, 53] as [UInt8])
    func versions(version: UInt8) throws {
        let file = MadeFile(version: version, times: [-1000, 1000], indices: [1, 0], offsets: [0, 3600], footer: "")
        let rules = try TimeZoneRules(name: "Made", tzif: file.bytes())
        let expected: [(Int64, Int)] = [(-1001, 0), (-1000, 3600), (999, 3600), (1000, 0), (1_000_000_000_000, 0)]
        for (seconds, offset) in expected { #expect(rules.utcOffset(at: Instant(seconds: seconds)) == offset) }
        #expect(rules.name == "Made")
    }

    @Test(
        "Damaged files are refused",
        arguments: [
            ([], TZifError.notTZif), (Array("TZif".utf8), .notTZif),
            (Array("no TZif file, but one that is long enough to be".utf8), .notTZif),
            (MadeFile(version: 49).bytes(), .notTZif), (Array(MadeFile().bytes().dropLast(1)), .truncated),
            (Array(MadeFile().bytes().dropLast(7)), .truncated), (Array(MadeFile().bytes().prefix(80)), .truncated),
            (Array(MadeFile(version: 0).bytes().dropLast(1)), .truncated), (MadeFile(offsets: []).bytes(), .inconsistentCounts),
            (MadeFile(characters: 0).bytes(), .inconsistentCounts), (MadeFile(characters: .max).bytes(), .truncated),
            (MadeFile(times: [5, 5], indices: [0, 0]).bytes(), .unorderedTransitions),
            (MadeFile(times: [5], indices: [1]).bytes(), .unknownType(1)),
            (MadeFile(offsets: [93_600]).bytes(), .offsetOutOfRange(93_600)),
            (MadeFile(offsets: [-90_000]).bytes(), .offsetOutOfRange(-90_000)),
            (MadeFile(leaps: 27).bytes(), .leapSeconds), (MadeFile(footer: "nonsense").bytes(), .malformedFooter("nonsense")),
        ] as [([UInt8], TZifError)])
    func damaged(bytes: [UInt8], error: TZifError) {
        #expect(throws: error) { try TimeZoneRules(name: "Made", tzif: bytes) }
        #expect(!error.description.isEmpty)
    }

    @Test("A file cut anywhere is refused, never read beyond its end")
    func cutAnywhere() {
        let whole = MadeFile(times: [-1000, 1000], indices: [1, 0], offsets: [0, 3600], footer: "EST5EDT,M3.2.0,M11.1.0").bytes()
        for length in 0..<whole.count {
            #expect(throws: TZifError.self) { try TimeZoneRules(name: "Made", tzif: Array(whole.prefix(length))) }
        }
    }

    @Test("A byte changed anywhere gives an answer or an error")
    func changedAnywhere() {
        let whole = MadeFile(times: [-1000, 1000], indices: [1, 0], offsets: [0, 3600], footer: "EST5EDT,M3.2.0,M11.1.0").bytes()
        for position in whole.indices {
            for value in [0, 1, 44, 57, 127, 128, 255] as [UInt8] {
                var bytes = whole
                bytes[position] = value
                if let rules = try? TimeZoneRules(name: "Made", tzif: bytes) {
                    #expect(abs(rules.utcOffset(at: Instant(seconds: 1_790_816_523))) < 2 * 86_400)
                }
            }
        }
    }

    @Test(
        "Rules that are no POSIX TZ string",
        arguments: [
            "A5", "AB5", "EST", "EST25", "EST5:60", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M13.2.0,M11.1.0",
            "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,J366,J1", "EST5EDT,366,1", "EST5EDT,0/168,1",
            "<-03>3<-02", "<-0>3", "EST5EDT4:60,0,1", "-3", "EST5 ", "EST+-5", "EST5EDT,M3..0,M11.1.0", "EST5EDT,M3.2.0/,M11.1.0",
            "EST0005",
        ])
    func malformedFooters(text: String) {
        #expect(throws: TZifError.malformedFooter(text)) { try TimeZoneRules(name: "Made", tzif: MadeFile(footer: text).bytes()) }
    }

    @Test(
        "Rules and what they say",
        arguments: [
            ("CST-8", "2026-07-01T00:00:00Z", 28_800), ("<+0530>-5:30", "2026-07-01T00:00:00Z", 19_800),
            ("ABC-1:02:03", "2026-07-01T00:00:00Z", 3723),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000), ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", -14_400), ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z", -18_000),
            // The last Saturday of March, 22:00 local, written as Sunday minus two hours.
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-10-25T00:59:59Z", -3600),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-10-25T01:00:00Z", -7200),
            // The Friday after the fourth Thursday, written as Thursday plus 50 hours.
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-27T23:59:59Z", 7200),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28T00:00:00Z", 10_800),
            // Summer time all year round: it ends at the second at which it begins again.
            ("XXX3EDT4,0/0,J365/23", "2026-01-01T03:59:59Z", -14_400), ("XXX3EDT4,0/0,J365/23", "2026-12-31T23:59:59Z", -14_400),
            ("XXX3EDT4,0/0,J365/23", "2027-01-01T02:59:59Z", -14_400), ("XXX3EDT4,0/0,J365/23", "2027-01-01T03:00:00Z", -14_400),
            ("XXX3EDT4,0/0,J365/23", "2028-12-31T12:00:00Z", -14_400),
            // Winter time as the exception, as in Ireland.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3600), ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-31T23:59:59Z", 0),
            // J60 is 1 March in every year, 59 is 29 February in leap years.
            ("AAA0BBB,J60/0,J300/0", "2028-02-29T23:59:59Z", 0), ("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z", 3600),
            ("AAA0BBB,J60/0,J300/0", "2026-02-28T23:59:59Z", 0), ("AAA0BBB,J60/0,J300/0", "2026-03-01T00:00:00Z", 3600),
            ("AAA0BBB,59/0,300/0", "2028-02-29T00:00:00Z", 3600), ("AAA0BBB,59/0,300/0", "2026-03-01T00:00:00Z", 3600),
            // A change in the week before its year.
            ("AAA0BBB,0/-167,J100/0", "2025-12-25T00:59:59Z", 0), ("AAA0BBB,0/-167,J100/0", "2025-12-25T01:00:00Z", 3600),
            // South of the equator summer time goes over the turn of the year.
            ("AAA0BBB,M10.1.0,M4.1.0/3", "2026-12-31T23:59:59Z", 3600), ("AAA0BBB,M10.1.0,M4.1.0/3", "2027-01-01T00:00:00Z", 3600),
            ("AAA0BBB,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z", 0),
        ])
    func footers(footer: String, instant: String, offset: Int) throws {
        let instant = try #require(Instant(instant))
        // Once without any transition, so that each answer is worked out, once with one, so that the years to 2100 are spelled out.
        let bare = try TimeZoneRules(name: "Made", tzif: MadeFile(footer: footer).bytes())
        #expect(bare.utcOffset(at: instant) == offset)
        let spelled = try TimeZoneRules(name: "Made", tzif: MadeFile(times: [0], indices: [0], footer: footer).bytes())
        #expect(spelled.utcOffset(at: instant) == offset)
    }
}
