import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Starting, ending and handing over links")
struct LinkChangeTests {
    private func july(_ visit: String = Pack.visit()) async throws -> Town {
        let town = try await Town.found(rules: Pack.text(visit: visit))
        try await town.live(through: "2026-07-10")
        return town
    }

    @Test("S18 S25 a link that ends before due voids what it made, and the household left out is a finding")
    func end() async throws {
        let town = try await july()
        let receipt = try await town.change(EndLink(link: "H-4~1", reason: "retired"), on: "2026-07-10 10:00")
        #expect(receipt.act == "link.end" && receipt.link == "H-4~1" && receipt.planned.voided == 1)
        #expect(try await town.statuses(on: "2026-07-10", about: "H-4") == ["H-4 2026-07 void"])
        #expect(try await town.views(on: "2026-07-10", about: "H-4").first?.void == .unlinked)
        let findings = try await town.engine.findings(unit: nil, on: nil, by: Town.daemon, at: town.at("2026-07-10 10:01"))
        #expect(findings.contains { $0.kind == .unlinked && $0.about.id == "H-4" })
        let leaf = try #require(try town.leaves("link.end").last)
        #expect(leaf["obj"]?.stringValue == "H-4" && leaf["why"]?.stringValue == "retired")
        #expect(leaf["facts"]?["worker"]?.stringValue == "W-3" && leaf["facts"]?["until"]?.stringValue == "2026-07-10")
    }

    @Test("S3 S17 a successor takes the seat that was left, and what was void applies again")
    func start() async throws {
        let town = try await july()
        try await town.change(EndLink(link: "何淑兰户~张海燕"), on: "2026-07-10 10:00")
        let receipt = try await town.change(StartLink(subject: "H-4", worker: "W-2"), on: "2026-07-12 09:00")
        #expect(receipt.link == "H-4~1" && receipt.on == Town.date("2026-07-12"))
        #expect(
            try await town.links(of: "H-4") == [
                "H-4~1 W-3 pairing primary 2026-01-01 – 2026-07-10", "H-4~1 W-2 pairing primary 2026-07-12 – ",
            ])
        #expect(try await town.statuses(on: "2026-07-12", about: "H-4") == ["H-4 2026-07 open"])
        #expect(try await town.holders("2026-07", on: "2026-07-12").last == "H-4 W-2")
        #expect(try await town.visit("H-4", by: "W-2", on: "2026-07-12 10:00").moves == ["H-4 2026-07 open → met"])
    }

    @Test("S17 a link recorded after due makes nobody guilty of the past")
    func late() async throws {
        let town = try await july()
        try await town.change(EndLink(link: "H-4~1", on: Town.date("2026-07-05")), on: "2026-07-10 10:00")
        try await town.live(through: "2026-08-04")
        try await town.change(StartLink(subject: "H-4", worker: "W-2", from: Town.date("2026-07-06")), on: "2026-08-04 10:00")
        #expect(try await town.statuses(on: "2026-08-04", about: "H-4") == ["H-4 2026-07 void", "H-4 2026-08 open"])
    }

    @Test("S20 a second primary seat is refused with the remedy; a backup sees the item, and its contact settles it")
    func secondPrimary() async throws {
        let town = try await july()
        let second = StartLink(subject: "H-1", worker: "W-3", kind: "pairing")
        #expect(await town.refusal { try await town.change(second, on: "2026-07-10 10:00") } == "link.second_primary")
        do {
            try await town.change(second, on: "2026-07-10 10:00")
        } catch let problem as CommandProblem {
            #expect(problem.items.map(\.pointer) == ["/worker"] && problem.args["holder"] == "W-1")
            #expect(Catalogue.text("link.second_primary.remedy", problem.args, in: .en).contains("link hand-over H-1 --to W-3"))
        }
        let backup = try await town.change(StartLink(subject: "H-1", worker: "W-3", isBackup: true), on: "2026-07-10 10:00")
        #expect(backup.link == "H-1~2")
        #expect(try await town.holders("2026-07", on: "2026-07-10").first == "H-1 W-1")
        #expect(try await town.visit("H-1", by: "W-3", on: "2026-07-10 15:00").moves == ["H-1 2026-07 open → met"])
    }

    @Test("S16 S20 under per: link each seat owes its own, and primary seats stand side by side")
    func perLink() async throws {
        let town = try await july(Pack.visit(whom: "{kind: household, per: link}"))
        let receipt = try await town.change(
            StartLink(subject: "H-1", worker: "W-3", from: Town.date("2026-07-01")), on: "2026-07-10 10:00")
        #expect(receipt.planned.created == 1 && receipt.link == "H-1~2")
        #expect(try await town.views(on: "2026-07-10", about: "H-1").map { "\($0.slot) \($0.holder?.id ?? "-")" } == ["1 W-1", "2 W-3"])
        let unclear = await town.refusal { try await town.change(HandOverLink(subject: "H-1", to: "W-2"), on: "2026-07-11 10:00") }
        #expect(unclear == "link.ambiguous")
        try await town.change(HandOverLink(subject: "H-1~2", to: "W-2"), on: "2026-07-11 10:00")
        #expect(try await town.views(on: "2026-07-11", about: "H-1").map { "\($0.slot) \($0.holder?.id ?? "-")" } == ["1 W-1", "2 W-2"])
    }

    @Test("S3 S20 S42 a hand-over keeps seat and obligation, resets nothing, and tells the successor what is overdue")
    func handOver() async throws {
        let town = try await july()
        try await town.live(through: "2026-08-04")
        let steps = try await town.steps(of: "H-1")
        let receipt = try await town.change(
            HandOverLink(subject: "陈家福户", to: "李秀英", reason: "transferred"), on: "2026-08-04 10:00")
        #expect(receipt.link == "H-1~1" && receipt.planned == PlanTotals())
        #expect(
            try await town.links(of: "H-1") == [
                "H-1~1 W-1 pairing primary 2026-01-01 – 2026-08-04", "H-1~1 W-2 pairing primary 2026-08-04 – ",
            ])
        #expect(try await town.statuses(on: "2026-08-04", about: "H-1") == ["H-1 2026-07 overdue", "H-1 2026-08 open"])
        #expect(try await town.steps(of: "H-1") == steps)
        #expect(try await town.messages().last == "W-2 2026-08-04: H-1")
        #expect(try await town.holders("2026-07", on: "2026-08-04").first == "H-1 W-2")
        #expect(try await town.visit("H-1", by: "W-1", on: "2026-08-04 11:00").reasons == ["extra.not_linked"])
        #expect(try await town.visit("H-1", by: "W-2", on: "2026-08-04 12:00").moves == ["H-1 2026-07 overdue → met_late"])
        // Who held it at due has the score.
        let scores = try await town.figures("2026-07", on: "2026-08-05", by: .worker).rows.map { "\($0.id) \($0.figures.metLate)" }
        #expect(scores.contains("W-1 1"))
        let leaf = try #require(try town.leaves("link.hand_over").last)
        #expect(leaf["why"]?.stringValue == "transferred" && leaf["facts"]?["before"]?.stringValue == "W-1")
    }

    @Test("S20 a backup who takes the seat is no backup any more")
    func promotion() async throws {
        let town = try await july()
        try await town.change(StartLink(subject: "H-1", worker: "W-3", isBackup: true), on: "2026-07-10 10:00")
        try await town.change(HandOverLink(subject: "H-1", to: "W-3", on: Town.date("2026-07-15")), on: "2026-07-10 11:00")
        #expect(
            try await town.links(of: "H-1") == [
                "H-1~1 W-1 pairing primary 2026-01-01 – 2026-07-15", "H-1~2 W-3 pairing backup 2026-07-10 – 2026-07-15",
                "H-1~1 W-3 pairing primary 2026-07-15 – ",
            ])
    }

    @Test(
        "what cannot be is refused at its member",
        arguments: [
            (StartLink(subject: "H-1", worker: "W-1"), "link.exists", "/worker"),
            (StartLink(subject: "H-1", worker: "W-3", kind: "friendship"), "unknown.link_kind", "/kind"),
            (StartLink(subject: "H-0", worker: "W-3"), "unknown.subject", "/subject"),
            (StartLink(subject: "H-1", worker: "W-0"), "unknown.worker", "/worker"),
            (
                StartLink(subject: "H-1", worker: "W-3", from: Town.date("2026-07-10"), until: Town.date("2026-07-10")), "date.order",
                "/until"
            ),
            (StartLink(subject: "H-1", worker: "W-3", from: Town.date("2025-12-31")), "subject.not_present", "/from"),
            (EndLink(link: "H-1~7"), "link.none", "/link"), (EndLink(link: "H-1~W-3"), "link.none", "/link"),
            (EndLink(link: "H-1"), "link.malformed", "/link"),
            (EndLink(link: "H-1~1", reason: "he moved"), "request.member_invalid", "/reason"),
            (HandOverLink(subject: "H-1", to: "W-1"), "change.nothing", "/to"),
            (HandOverLink(subject: "H-1~W-3", to: "W-2"), "link.none", "/subject"),
        ] as [(any RegistryChange, String, String)])
    func refused(_ change: any RegistryChange, _ code: String, _ pointer: String) async throws {
        try await july().expectRefusal(of: change, code, pointer)
    }

    @Test("S7 S15 S18 what had been met before its link ended, and is met no more, is void like what was never met") func metNoMore()
        async throws
    {
        let town = try await Town.found()
        try await town.live(through: "2026-07-05")
        try await town.visit("H-1", by: "W-1", on: "2026-07-05 10:00", id: "only")
        try await town.change(EndLink(link: "H-1~1", on: Town.date("2026-07-10")), on: "2026-07-10 10:00")
        #expect(try await town.statuses(on: "2026-07-10", about: "H-1").contains("H-1 2026-07 met"))
        _ = try await town.engine.void(evidence: "only", reason: "typo", by: Town.daemon, at: town.at("2026-07-11"))
        #expect(try await town.statuses(on: "2026-07-11", about: "H-1").contains("H-1 2026-07 void"))
    }

    @Test("S17 a seat that becomes known after due owes nothing for the period, though another seat of the household does")
    func lateSeat() async throws {
        let town = try await Town.found(rules: Pack.text(visit: Pack.visit(whom: "{kind: household, per: link}")))
        try await town.live(through: "2026-08-03")
        let late = StartLink(subject: "H-1", worker: "W-2", from: Town.date("2026-07-01"))
        try await town.change(late, on: "2026-08-03 10:00")
        let slots = try await town.views(on: "2026-08-03", about: "H-1").map { "\($0.period) \($0.slot)" }
        #expect(slots == ["2026-07 1", "2026-08 1", "2026-08 2"])
    }
}
