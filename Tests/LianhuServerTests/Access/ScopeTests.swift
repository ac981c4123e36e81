import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

/// Whoever has rights over area U-A learns nothing of area U-B, whatever he asks (S57).
@Suite("Routes × scopes")
struct ScopeTests {
    private static let obligation = "/v1/obligations/p.visit~H-4~2026-07~1"

    /// Every question without a name in it.
    private static let open = [
        "/v1/status", "/v1/rules", "/v1/rules/p.visit", "/v1/units", "/v1/workers", "/v1/subjects", "/v1/obligations?limit=1000",
        "/v1/obligations?status=overdue,met,met_late,open", "/v1/agenda", "/v1/contacts", "/v1/contacts?all=true", "/v1/activities",
        "/v1/compliance?period=2026-07", "/v1/compliance?period=2026-07&by=unit", "/v1/compliance?period=2026-07&by=worker",
        "/v1/compliance?period=2026-07&by=rule", "/v1/compliance?period=2026-07&by=unit&kind=group", "/v1/tallies?period=2026-07",
        "/v1/findings", "/v1/escalations?all=true", "/v1/notifications", "/v1/units/U-A", "/v1/units/U-1", "/v1/workers/W-2",
        "/v1/workers/W-2/agenda", "/v1/workers/W-2/week?from=2026-08-03",
        "/v1/workers/W-6", "/v1/subjects/H-1",
        "/v1/subjects/H-2/timeline", "/v1/whoami",
    ]

    /// Questions that name what lies elsewhere, or above.
    private static let foreign = [
        "/v1/units/U-B", "/v1/units/U-V", "/v1/units/%E8%A5%BF%E7%89%87", "/v1/workers/W-3", "/v1/workers/W-3/agenda",
        "/v1/workers/W-3/week",
        "/v1/subjects/H-4",
        "/v1/subjects/H-4/timeline", "/v1/units?unit=U-B", "/v1/workers?unit=U-B", "/v1/subjects?unit=U-V", "/v1/obligations?unit=U-B",
        "/v1/obligations?about=H-4", obligation, "/v1/agenda?unit=U-B", "/v1/contacts?about=H-4", "/v1/contacts?unit=U-B",
        "/v1/compliance?period=2026-07&unit=U-B", "/v1/compliance?period=2026-07&unit=U-V", "/v1/tallies?period=2026-07&unit=U-V",
        "/v1/findings?unit=U-B", "/v1/escalations?unit=U-B",
    ]

    @Test("no answer holds an id, name, number or address from outside", arguments: [ServedTown.area, ServedTown.reader])
    func lists(uid: UInt32) async throws {
        try await ServedTown.with { town async throws in
            for path in Self.open {
                let answer = try await town.ask(.get, path, uid: uid)
                #expect(answer.status == 200, "\(path): \(answer.status) \(answer.text)")
                for word in TownSheets.foreign { #expect(!answer.text.contains(word), "\(path) tells \(word)") }
            }
        }
    }

    @Test("the same questions over the whole tree do tell it: the search can fail")
    func wholeTree() async throws {
        try await ServedTown.with { town async throws in
            var seen = ""
            for path in Self.open + ["/v1/subjects/H-4", "/v1/workers/W-3", "/v1/workers/W-7"] {
                seen += try await town.ask(.get, path, uid: ServedTown.ownUID).text
            }
            for word in TownSheets.foreign { #expect(seen.contains(word), "nobody is told \(word)") }
        }
    }

    @Test("what lies outside is refused, and the refusal tells no more than was asked", arguments: [ServedTown.area, ServedTown.reader])
    func refusals(uid: UInt32) async throws {
        try await ServedTown.with { town async throws in
            for path in Self.foreign {
                let answer = try await town.ask(.get, path, uid: uid)
                #expect([403, 404].contains(answer.status), "\(path): \(answer.status) \(answer.text)")
                for word in TownSheets.foreign where !path.contains(word) && !path.contains("%E8%A5%BF") {
                    #expect(!answer.text.contains(word), "\(path) tells \(word)")
                }
            }
        }
    }

    @Test("figures count the subtree alone")
    func figures() async throws {
        try await ServedTown.with { town async throws in
            func total(_ uid: UInt32) async throws -> Wire.Compliance {
                try await town.ask(.get, "/v1/compliance?period=2026-07&rule=p.visit", uid: uid).decode(Wire.Compliance.self)
            }
            let area = try await total(ServedTown.reader)
            #expect(area.unit.id == "U-A")
            #expect(area.total.expected == 2 && area.total.met == 1 && area.total.overdue == 1)
            let whole = try await total(ServedTown.ownUID)
            #expect(whole.unit.id == "U-V")
            #expect(whole.total.expected == 3 && whole.total.met == 2)
            #expect(whole.total.coverage == Wire.Rate(numerator: 2, denominator: 3, basisPoints: 6_667))
            let status = try await town.ask(.get, "/v1/status", uid: ServedTown.reader).decode(Wire.Status.self)
            #expect(status.subjects == ["household": 3] && status.workers == 2 && status.units == ["area": 1, "group": 1])
        }
    }

    @Test("telephone numbers and free text are withheld, visibly, from whoever only reads")
    func sensitive() async throws {
        try await ServedTown.with { town async throws in
            var read = ""
            var approve = ""
            let paths = Self.open + ["/v1/subjects/H-2"]
            for path in paths {
                read += try await town.ask(.get, path, uid: ServedTown.reader).text
                approve += try await town.ask(.get, path, uid: ServedTown.area).text
            }
            for number in TownSheets.telephones {
                #expect(!read.contains(number), "\(number) is told")
                #expect(approve.contains(number))
            }
            #expect(read.contains("\"telephone\":\"***\"") && read.contains("\"summary\":\"***\""))
            #expect(!read.contains("养老金") && approve.contains("养老金"))
            let own = try await town.ask(.get, "/v1/workers/W-2/agenda", uid: ServedTown.member).text
            #expect(own.contains("0201"), "the holder sees whom to call")
        }
    }

    @Test("nothing outside can be changed")
    func writes() async throws {
        try await ServedTown.with { town async throws in
            let contact = #"{"subject":"H-4","worker":"W-3","method":"phone","occurredAt":"2026-08-04"}"#
            let activity = #"{"unit":"U-B","activity":"area_report","worker":"W-7","occurredAt":"2026-08-04"}"#
            let requests: [(String, String)] = [
                ("/v1/contacts", contact), ("/v1/attempts", contact), ("/v1/activities", activity),
                ("/v1/contacts/july-H-4/void", #"{"reason":"wrong_house"}"#),
                ("/v1/contacts/july-H-4/correct", #"{"reason":"wrong_day","contact":\#(contact)}"#),
                (Self.obligation + "/excuse", #"{"reason":"in_hospital"}"#),
                ("/v1/obligations/p.visit~H-4~2026-08~1/day", #"{"on":"2026-08-10"}"#),
                ("/v1/escalations/acknowledge", #"{"obligation":"p.visit~H-4~2026-08~1","until":"2026-08-06","comment":"on it"}"#),
            ]
            let before = try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size
            for (path, body) in requests {
                let answer = try await town.ask(.post, path, body, uid: ServedTown.area)
                #expect(answer.status == 403, "\(path): \(answer.status) \(answer.text)")
                #expect(!answer.text.contains("何淑兰"))
            }
            let sheet = "key,household_id,worker,date,method\nk-1,H-4,W-3,2026-08-04,phone\n"
            let answer = try await town.ask(.post, "/v1/contact-sheets", sheet, uid: ServedTown.area)
            #expect(answer.status == 422)
            #expect(try answer.decode(Problem.self).errors.map(\.code) == ["access.out_of_scope"])
            #expect(try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size == before)
        }
    }

    @Test("events show the leaves of the subtree alone")
    func events() async throws {
        try await ServedTown.with { town async throws in
            let text = try await town.events("/v1/events?after=-1", uid: ServedTown.reader).map(\.data).joined(separator: "\n")
            #expect(text.contains("july-H-2"))
            for word in TownSheets.foreign { #expect(!text.contains(word), "an event tells \(word)") }
            #expect(!text.contains("\"act\":\"plan\"") && !text.contains("roster.import"))
        }
    }

    @Test("the log is for the right audit over the whole tree only")
    func log() async throws {
        try await ServedTown.with { town async throws in
            _ = try await town.ask(.post, "/v1/audit/checkpoints")
            for path in [
                "/v1/audit/leaves?from=0&to=1", "/v1/audit/checkpoints", "/v1/audit/frontier?size=1", "/v1/audit/consistency?from=1&to=2",
                "/v1/audit/places?day=2026-07-01",
            ] {
                let answer = try await town.ask(.get, path, uid: ServedTown.area)
                #expect(answer.status == 403)
                #expect(try answer.code() == "audit.whole_tree", "\(path)")
            }
            #expect(try await town.ask(.post, "/v1/audit/checkpoints", uid: ServedTown.area).code() == "audit.whole_tree")
        }
    }
}
