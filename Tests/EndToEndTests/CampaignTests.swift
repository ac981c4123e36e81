import Foundation
import LianhuAPI
import LianhuCore
import Testing

/// The two ways of the town of Weishan, by command line on a running daemon (S48).
@Suite("Campaigns on a daemon")
struct CampaignTests {
    private static let groups = 8
    private static let persons = 10
    private static let households = 10

    /// A village of eight groups, eighty contact persons and eight hundred households under the rules of Weishan.
    private func village() throws -> (place: Installation, daemon: Child) {
        let place = try Installation(lines: ["{gateway: \(getuid()), rights: [read, record], unit: \"*\"}"])
        try place.folder.write(try String(contentsOfFile: Programs.rules + "/weishan.yaml", encoding: .utf8), to: "rules/trial.yaml")
        var units = "id,kind,name,parent\nU-T,town,巍山镇,\nU-V,village,东方红村,U-T\nU-N,natural_village,东村,U-V\n"
        var workers = "id,name,roles,unit\nW-T,镇长,town_cadre,U-T\nW-L,联村干部,town_cadre,U-T\nW-V,村书记,village_cadre,U-V\n"
        var posts = "unit,post,worker\nU-T,head,W-T\nU-V,liaison_cadre,W-L\nU-V,head,W-V\n"
        var (subjects, links) = ("id,kind,name,unit\n", "subject,worker,kind\n")
        for group in 1...Self.groups {
            units += "U-\(group),group,第\(group)组,U-N\n"
            workers += "W-G\(group),组长\(group),grid_leader,U-\(group)\n"
            posts += "U-\(group),head,W-G\(group)\n"
            for person in 1...Self.persons {
                workers += "W-\(group)x\(person),联户人\(group)之\(person),contact_member,U-\(group)\n"
                for house in 1...Self.households {
                    subjects += "H-\(group)x\(person)x\(house),household,户主\(group)之\(person)之\(house),U-\(group)\n"
                    links += "H-\(group)x\(person)x\(house),W-\(group)x\(person),near_link\n"
                }
            }
        }
        let sheets = ["units": units, "workers": workers, "posts": posts, "subjects": subjects, "links": links]
        for (name, text) in sheets { try place.folder.write(text, to: "roster/\(name).csv") }
        let daemon = try place.start()
        try place.console.done("roster", "import", place.folder.file("roster"))
        return (place, daemon)
    }

    @Test("S48 a gathering: eighty contact persons answer for eight hundred households, and the silent are named at every level")
    func gathering() throws {
        let (place, daemon) = try village()
        let console = place.console
        let started: Wire.Campaign = try console.ask(
            "campaign", "start", "gathering", "--unit", "东方红村", "--text", "到文化礼堂集合", "--as", "W-V")
        #expect(started.id == "CP-1" && started.targets == 800 && started.units.count == 9)
        for group in 1...Self.groups {
            for person in 1...Self.persons {
                // the tenth of the first group reaches nine; his tenth household stays silent
                let last = group == 1 && person == 10 ? Self.households - 1 : Self.households
                let houses = (1...last).map { "H-\(group)x\(person)x\($0)" }
                try console.done(
                    ["campaign", "answer", "CP-1"] + houses + [
                        "--outcome", person % 2 == 0 ? "informed" : "gathered", "--as", "W-\(group)x\(person)",
                    ])
            }
        }
        let live: Wire.Campaign = try console.ask("campaign", "show", "CP-1")
        #expect(live.answered == 799 && live.outcomes.map(\.count) == [400, 399, 0])
        #expect(live.silent.map(\.subject.id) == ["H-1x10x10"] && live.silent.first?.worker?.id == "W-1x10")
        let shown = try console.done("campaign", "show", "CP-1", "--unit", "第1组")
        #expect(shown.output.contains("户主1之10之10") && shown.output.contains("联户人1之10") && shown.output.contains("99/100"), "\(shown.all)")
        let refused = try console.run("campaign", "roll-up", "CP-1", "U-1", "--as", "W-G1")
        #expect(refused.status == 1 && refused.errors.contains("H-1x10x10") && refused.errors.contains("--partial"), "\(refused.all)")
        #expect(try console.run("campaign", "roll-up", "CP-1", "U-2", "--as", "W-G1").status == 77)
        #expect(try console.run("campaign", "answer", "CP-1", "H-9", "--outcome", "gathered", "--as", "W-1x1").status == 1)
        for group in 1...Self.groups {
            try console.done(
                ["campaign", "roll-up", "CP-1", "U-\(group)", "--as", "W-G\(group)"] + (group == 1 ? ["--partial", "--note", "一户外出"] : []))
        }
        let rolled: Wire.Campaign = try console.ask("campaign", "roll-up", "CP-1", "U-V", "--as", "W-V")
        #expect(rolled.units.first?.state == "reported" && rolled.levels.map(\.onTime) == [8, 1])
        // the cadre in charge of the village was told
        let told: Wire.Page<Wire.Notification> = try console.ask("notification", "list", "--recipient", "W-L")
        #expect(told.items.map(\.items) == [["CP-1~U-V"]])
        let closed: Wire.Campaign = try console.ask("campaign", "close", "CP-1", "--as", "W-V")
        #expect(closed.closedAt != nil)
        #expect(try console.done("campaign", "list").output.contains("799/800"))
        #expect(try place.stop(daemon).status == 0)
    }

    @Test("S48 a report: groups are done, the village reports to its cadre in charge, the town to whoever asked; the log proves it")
    func report() throws {
        let (place, daemon) = try village()
        let console = place.console
        let none = try console.run("campaign", "start", "task-report", "--unit", "U-T", "--text", "清理河道", "--as", "W-T")
        #expect(none.status == 1 && none.errors.contains("--due"), "\(none.all)")
        let today = try console.status().today
        let started: Wire.Campaign = try console.ask(
            "campaign", "start", "task-report", "--unit", "U-T", "--text", "清理河道", "--due", today.description, "--as", "W-T")
        #expect(started.targets == 0 && started.units.count == 10)
        for group in 1...Self.groups {
            try console.done("campaign", "roll-up", "CP-1", "U-\(group)", "--note", "已完成", "--as", "W-G\(group)")
        }
        let village: Wire.Campaign = try console.ask("campaign", "show", "CP-1", "--unit", "U-V")
        let row = try #require(village.units.first)
        let done = try #require(village.units.compactMap(\.reportedAt?.at).max())
        // half an hour from when the last group was done
        #expect(row.deadline?.at == done.adding(minutes: 30) && row.missing.isEmpty && row.state == "waiting")
        try console.done("campaign", "roll-up", "CP-1", "U-V", "--as", "W-V")
        let town: Wire.Campaign = try console.ask("campaign", "roll-up", "CP-1", "U-T", "--note", "全镇已完成", "--as", "W-T")
        #expect(town.levels.map(\.onTime) == [8, 1, 1])
        let bundle = place.folder.file("bundle")
        try console.done("audit", "export", "--from", today.description, "--out", bundle)
        #expect(try Bundle.verify(bundle, key: try Bundle.key(bundle)).status == 0)
        let leaves = try String(contentsOfFile: bundle + "/entries.jsonl", encoding: .utf8)
        #expect(leaves.split(separator: "\n").count { $0.contains("campaign.roll_up") } == 10 && !leaves.contains("清理河道"))
        #expect(try place.stop(daemon).status == 0)
    }
}
