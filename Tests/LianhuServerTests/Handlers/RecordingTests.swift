import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("Recording over the API")
struct RecordingTests {
    private func contact(_ subject: String, on day: String = "2026-08-04", method: String = "home_visit", more: String = "") -> String {
        #"{"subject":"\#(subject)","worker":"W-2","method":"\#(method)","occurredAt":"\#(day)"\#(more)}"#
    }

    @Test("a contact settles what is overdue, and the answer says so")
    func settles() async throws {
        try await ServedTown.with { town async throws in
            let overdue = try await town.ask(.get, "/v1/obligations/p.visit~H-1~2026-07~1").decode(Wire.Obligation.self)
            #expect(overdue.status == "overdue" && overdue.holder?.id == "W-2")
            #expect(overdue.window.due.description == "2026-07-31" && overdue.window.dueBefore.description == "2026-08-01")
            let answer = try await town.ask(.post, "/v1/contacts", contact("H-1", more: #","personsMet":2,"id":"my-key-1""#))
            #expect(answer.status == 201, "\(answer.text)")
            let receipt = try answer.decode(Wire.Receipt.self)
            #expect(receipt.settled == [Wire.Settled(obligation: "p.visit~H-1~2026-07~1", before: "overdue", after: "met_late")])
            #expect(!receipt.extra && receipt.id == "my-key-1")
            let now = try await town.ask(.get, "/v1/obligations/p.visit~H-1~2026-07~1").decode(Wire.Obligation.self)
            #expect(now.status == "met_late" && now.settledBy == "my-key-1")
            let again = try await town.ask(.post, "/v1/contacts", contact("H-1", more: #","id":"my-key-1""#))
            #expect(try again.decode(Wire.Receipt.self).duplicate, "the same record is counted once")
        }
    }

    @Test(
        "S2 a time of day without an offset is the instance's; one with an offset is what it says; a bare day is its beginning",
        arguments: [
            ("2026-08-04T09:30", "2026-08-04T01:30:00.000Z"), ("2026-08-04 9:30", "2026-08-04T01:30:00.000Z"),
            ("2026-08-04T09:30:00+09:00", "2026-08-04T00:30:00.000Z"), ("2026-08-04", "2026-08-03T16:00:00.000Z"),
        ])
    func moments(_ written: String, _ meant: String) async throws {
        try await ServedTown.with { town async throws in
            let receipt = try await town.ask(.post, "/v1/contacts", contact("H-1", on: written)).decode(Wire.Receipt.self)
            #expect(receipt.occurredAt.description == meant)
        }
    }

    @Test("a contact with a subject nobody is linked to is recorded, counts for nothing, and the answer says why")
    func extra() async throws {
        try await ServedTown.with { town async throws in
            let receipt = try await town.ask(.post, "/v1/contacts", contact("H-5")).decode(Wire.Receipt.self)
            #expect(receipt.extra && receipt.settled.isEmpty)
            #expect(receipt.notCounted.map(\.code) == ["extra.nobody_linked"])
            #expect(receipt.notCounted.first?.text.en == "nobody was linked to it on that day")
            let list = try await town.ask(.get, "/v1/contacts?about=H-5").decode(Wire.Page<Wire.Evidence>.self)
            #expect(list.items.map(\.id) == [receipt.id])
        }
    }

    @Test(
        "what cannot be is refused with a pointer to the member",
        arguments: [
            (#"{"subject":"H-1","worker":"W-2","method":"home_visit","occurredAt":"2026-08-06"}"#, 422, "evidence.future", "/occurredAt"),
            (#"{"subject":"H-1","worker":"W-2","method":"home_visit","occurredAt":"6 August"}"#, 422, "date.malformed", "/occurredAt"),
            (#"{"subject":"H-1","worker":"W-2","method":"home_visit","occurredAt":"2026-02-30"}"#, 422, "date.malformed", "/occurredAt"),
            (
                #"{"subject":"H-1","worker":"W-2","method":"home_visit","occurredAt":"2026-08-04T25:00"}"#, 422, "date.malformed",
                "/occurredAt"
            ),
            (#"{"subject":"H-9","worker":"W-2","method":"home_visit","occurredAt":"2026-08-04"}"#, 404, "unknown.subject", "/subject"),
            (#"{"subject":"H-1","worker":"W-0","method":"home_visit","occurredAt":"2026-08-04"}"#, 404, "unknown.worker", "/worker"),
            (#"{"subject":"H-1","worker":"W-2","method":"letter","occurredAt":"2026-08-04"}"#, 422, "unknown.method", "/method"),
            (#"{"subject":"H-1","worker":"W-2","method":"phone","occurredAt":"2026-07-01"}"#, 422, "evidence.reason_required", "/reason"),
            (
                #"{"subject":"H-1","worker":"W-2","method":"phone","occurredAt":"2026-08-04","reason":"he was ill"}"#, 422,
                "request.member_invalid", "/reason"
            ),
            (
                #"{"subject":"H-1","worker":"W-2","method":"phone","occurredAt":"2026-08-04","direction":"sideways"}"#, 422,
                "request.member_invalid", "/direction"
            ),
            (
                #"{"subject":"H-1","worker":"W-2","method":"phone","occurredAt":"2026-08-04","id":"19900000201"}"#, 422,
                "id.telephone_number", "/id"
            ),
            (#"{"subject":"H-1","worker":"W-2","metod":"phone","occurredAt":"2026-08-04"}"#, 422, "request.member_missing", "/method"),
            (
                #"{"subject":"H-1","worker":"W-2","method":"phone","occurredAt":"2026-08-04","personMet":1}"#, 422,
                "request.unknown_member", "/personMet"
            ),
            (#"{"subject":7,"worker":"W-2","method":"phone","occurredAt":"2026-08-04"}"#, 422, "request.member_invalid", "/subject"),
        ])
    func refused(body: String, status: Int, code: String, pointer: String) async throws {
        try await ServedTown.with { town async throws in
            let answer = try await town.ask(.post, "/v1/contacts", body)
            #expect(answer.status == status, "\(answer.text)")
            let problem = try answer.decode(Problem.self)
            #expect(problem.errors.first?.code == code && problem.errors.first?.pointer == pointer, "\(answer.text)")
            #expect(problem.errors.allSatisfy { $0.detail?.isEmpty == false && $0.detail?.contains("{") == false })
        }
    }

    @Test("all faulty members are told at once")
    func allFaults() async throws {
        try await ServedTown.with { town async throws in
            let problem = try await town.ask(.post, "/v1/contacts", #"{"subject":7,"metod":"phone"}"#).decode(Problem.self)
            #expect(problem.errors.map(\.pointer) == ["/subject", "/method", "/occurredAt", "/metod"])
            #expect(problem.errors.last?.args["suggestion"] == "method")
        }
    }

    @Test("a record is voided and corrected; what it settled is open again or settled anew")
    func corrections() async throws {
        try await ServedTown.with { town async throws in
            let july = "/v1/obligations/p.visit~H-2~2026-07~1"
            let voided = try await town.ask(.post, "/v1/contacts/july-H-2/void", #"{"reason":"wrong_house"}"#)
            #expect(voided.status == 200, "\(voided.text)")
            #expect(try voided.decode(Wire.Correction.self).changed.map(\.after) == ["overdue"])
            #expect(try await town.ask(.get, july).decode(Wire.Obligation.self).status == "overdue")
            let twice = try await town.ask(.post, "/v1/contacts/july-H-2/void", #"{"reason":"wrong_house"}"#)
            #expect(twice.status == 409)
            let body = #"{"reason":"wrong_day","contact":\#(contact("H-4", on: "2026-08-03").replacing("W-2", with: "W-3"))}"#
            let corrected = try await town.ask(.post, "/v1/contacts/july-H-4/correct", body)
            #expect(corrected.status == 200, "\(corrected.text)")
            #expect(try corrected.decode(Wire.Correction.self).replacement?.settled.map(\.after) == ["met_late"])
            let future = #"{"reason":"wrong_day","contact":\#(contact("H-1", on: "2026-09-01"))}"#
            let id = try #require(try corrected.decode(Wire.Correction.self).replacement?.id)
            let refused = try await town.ask(.post, "/v1/contacts/\(id)/correct", future)
            #expect(try refused.decode(Problem.self).errors.map(\.pointer) == ["/contact/occurredAt"])
        }
    }

    @Test("an excuse needs another person, and stays visible")
    func excuse() async throws {  // S56
        try await ServedTown.with { town async throws in
            let path = "/v1/obligations/p.visit~H-1~2026-07~1/excuse"
            let own = try await town.ask(.post, path, #"{"reason":"in_hospital"}"#, uid: ServedTown.member)
            #expect(own.status == 403)
            let answer = try await town.ask(.post, path, #"{"reason":"in_hospital"}"#, uid: ServedTown.area)
            #expect(answer.status == 200, "\(answer.text)")
            let obligation = try answer.decode(Wire.Obligation.self)
            #expect(obligation.status == "excused" && obligation.excuse?.approver == "W-6" && obligation.excuse?.reason == "in_hospital")
            let list = try await town.ask(.get, "/v1/obligations?status=excused").decode(Wire.Page<Wire.Obligation>.self)
            #expect(list.items.map(\.excuse?.approver) == ["W-6"])
        }
    }

    @Test("an acknowledgement pauses the ladder for a while")
    func acknowledge() async throws {
        try await ServedTown.with { town async throws in
            let id = "p.visit~H-1~2026-07~1"
            let body = #"{"obligation":"\#(id)","until":"2026-08-10","comment":"on Monday"}"#
            let answer = try await town.ask(.post, "/v1/escalations/acknowledge", body, uid: ServedTown.member)
            #expect(answer.status == 201, "\(answer.text)")
            #expect(try answer.decode(Wire.Acknowledgement.self).worker == "W-2")
            let paused = try await town.ask(.get, "/v1/obligations/\(id)").decode(Wire.Obligation.self)
            #expect(paused.acknowledgedUntil?.description == "2026-08-10")
            let late = try await town.ask(
                .post, "/v1/escalations/acknowledge", body.replacing("08-10", with: "10-10"), uid: ServedTown.member)
            #expect(try late.decode(Problem.self).errors.map(\.pointer) == ["/until"])
            let malformed = try await town.ask(
                .post, "/v1/escalations/acknowledge", body.replacing("2026-08-10", with: "Monday"), uid: ServedTown.member)
            #expect(try malformed.decode(Problem.self).errors.map(\.code) == ["date.malformed"])
        }
    }

    @Test("a filled-in sheet goes in whole or not at all; twice is once")
    func sheet() async throws {
        try await ServedTown.with { town async throws in
            let agenda = try await town.ask(.get, "/v1/agenda?unit=U-A").decode(Wire.AgendaSheet.self)
            let row = try #require(agenda.rows.first { $0.subject == "H-1" && $0.owedUntil?.description == "2026-07-31" })
            #expect(agenda.methods["phone"]?.zh == "电话")
            let head = "key,household_id,worker,date,method\n"
            let good = head + "\(row.key),H-1,W-2,2026-08-04,入户走访\n"
            let faulty = good + "k-2,H-9,W-2,2026-08-04,phone\nk-3,H-2,W-2,2026-09-04,phone\n"
            let refused = try await town.ask(.post, "/v1/contact-sheets?file=week.csv", faulty)
            #expect(refused.status == 422)
            #expect(try refused.decode(Problem.self).errors.map(\.pointer) == ["week.csv:3:2", "week.csv:4:4"])
            #expect(try await town.ask(.get, "/v1/contacts?about=H-1").decode(Wire.Page<Wire.Evidence>.self).items.isEmpty)
            let first = try await town.ask(.post, "/v1/contact-sheets", good).decode(Wire.ContactSheet.self)
            #expect(first.recorded == 1 && first.settled == 1 && first.duplicates == 0)
            let second = try await town.ask(.post, "/v1/contact-sheets", good).decode(Wire.ContactSheet.self)
            #expect(second.recorded == 0 && second.duplicates == 1)
        }
    }
}
