import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

/// Every route with every right: who may call what is written down here a second time, by hand.
@Suite("Routes × rights")
struct RouteRightsTests {
    /// Rights of which one is needed; none: whoever may connect.
    private static let needed: [RouteID: Set<Right>] = [
        .listVersions: [], .showStatus: [.read], .showIdentity: [], .showOpenAPI: [], .listRules: [.read], .showRule: [.read],
        .planRules: [.admin], .reloadRules: [.admin], .listCalendars: [.read], .addCalendar: [.admin], .listUnits: [.read],
        .showUnit: [.read],
        .listWorkers: [.read], .showWorker: [.read], .showAgenda: [.read], .showWeek: [.read], .fixDay: [.record],
        .listSubjects: [.read], .showSubject: [.read], .showTimeline: [.read], .listObligations: [.read], .showObligation: [.read],
        .explainObligation: [.read], .explainContact: [.read],
        .excuseObligation: [.record, .approve], .showAgendaSheet: [.read], .recordContact: [.record], .listContacts: [.read],
        .voidRecord: [.record], .correctContact: [.record], .recordAttempt: [.record], .recordActivity: [.record],
        .listActivities: [.read], .recordContactSheet: [.record], .showCompliance: [.read], .showTallies: [.read],
        .listFindings: [.read], .showReport: [.read], .listPeriods: [.read], .showPeriod: [.read], .postponePeriod: [.approve],
        .amendPeriod: [.record, .approve], .listEscalations: [.read], .acknowledgeEscalation: [.record], .listNotifications: [.read],
        .createImport: [.admin], .putImportFile: [.admin], .commitImport: [.admin], .deleteImport: [.admin], .revertImport: [.admin],
        .makeCheckpoint: [.audit],
        .showCheckpoint: [.audit], .streamLeaves: [.audit], .showFrontier: [.audit], .showConsistency: [.audit], .findLeaf: [.audit],
        .streamEvents: [.read], .startLink: [.approve], .endLink: [.approve], .handOverLink: [.approve], .moveSubject: [.approve],
        .leaveSubject: [.approve], .suspendSubject: [.approve], .resumeSubject: [.approve], .reportAbsence: [.approve],
        .endAbsence: [.approve], .changeRole: [.admin], .holdPost: [.admin], .moveUnit: [.admin], .setUnitParameter: [.admin],
        .mergeSubject: [.approve],
        .splitSubject: [.approve], .tagSubject: [.approve], .untagSubject: [.approve], .changeTier: [.approve], .askExcuse: [.record],
        .decideExcuse: [.record, .approve], .listExcuseRequests: [.read],
        .showNotification: [.read], .claimNotifications: [.deliver], .reportNotification: [.deliver], .retryNotification: [.approve],
        .deliverNotification: [.record, .approve, .deliver],
        .raiseMatter: [.record], .listMatters: [.read], .showMatter: [.read], .actOnMatter: [.record], .showMatterFigures: [.read],
        .startCampaign: [.record], .listCampaigns: [.read], .showCampaign: [.read], .listSilent: [.read], .answerCampaign: [.record],
        .rollUpCampaign: [.record], .closeCampaign: [.record],
        .startCheck: [.record], .listChecks: [.read], .showCheck: [.read], .recordCallBack: [.record],
        .showDiary: [.read], .showCoverage: [.read],
    ]

    /// A request that is faulty or harmless, so that what is permitted changes nothing.
    private static func request(_ route: Route) -> (method: HTTPRequest.Method, path: String, body: String) {
        let query =
            [
                .showCompliance: "?period=2026-07", .showTallies: "?period=2026-07", .showReport: "?period=2026-07",
                .showMatterFigures: "?period=2026-07", .showDiary: "?from=2026-07-01&through=2026-07-02",
                .showCoverage: "?activity=area_report&kind=area&period=2026",
                .streamLeaves: "?from=0&to=1",
                .showFrontier: "?size=1",
                .showConsistency: "?from=1&to=2", .findLeaf: "?day=2026-07-01",
            ][route.id] as String?
        let path = route.path.split(separator: "/").map { $0.hasPrefix("{") ? "X-1" : String($0) }.joined(separator: "/")
        return (HTTPRequest.Method(route.method), "/" + path + (query ?? ""), route.method == .get ? "" : "{}")
    }

    @Test("each route answers whoever has its right, and refuses everybody else with the reason")
    func walk() async throws {
        #expect(Set(Self.needed.keys) == Set(RouteID.allCases))
        try await ServedTown.with { town async throws in
            for route in RouteTable.all {
                let needed = try #require(Self.needed[route.id])
                let (method, path, body) = Self.request(route)
                for (right, uid) in ServedTown.single where route.id != .streamEvents {
                    let answer = try await town.ask(method, path, body, uid: uid)
                    let isAllowed = needed.isEmpty || needed.contains(right) || right == .admin
                    let code = answer.status == 403 ? try answer.code() : ""
                    let found = "\(route.template) with \(right.rawValue): \(answer.status) \(code)"
                    #expect(isAllowed == (code != "access.right_missing"), "\(found)")
                    #expect(isAllowed || answer.status == 403)
                    #expect(answer.status < 500, "\(route.template) with \(right.rawValue): \(answer.text)")
                }
                for uid in [ServedTown.nobody, 65_534] {
                    let answer = needed.isEmpty || route.id != .streamEvents ? try await town.ask(method, path, body, uid: uid) : nil
                    guard let answer else { continue }
                    let code = answer.status == 403 ? try answer.code() : ""
                    #expect(needed.isEmpty ? answer.status == 200 : code == "access.no_identity", "\(route.template): \(answer.status)")
                }
            }
        }
    }

    @Test("an event stream needs the right to read")
    func events() async throws {
        try await ServedTown.with { town async throws in
            #expect(try await town.events("/v1/events", uid: ServedTown.nobody, for: .zero).map(\.data) == ["403"])
            #expect(try await town.events("/v1/events", uid: 2_002, for: .zero).map(\.data) == ["403"])
            let seen = try await town.events("/v1/events?after=-1", uid: 2_001)
            #expect(seen.contains { $0.data.contains("\"act\":\"contact.record\"") })
        }
    }

    @Test("a path that is written differently is not another lock")
    func spelling() async throws {
        try await ServedTown.with { town async throws in
            for path in ["//v1//status/", "/v1/./status", "/v1/status/", "/v1/%73tatus"] {
                let answer = try await town.ask(.get, path, uid: ServedTown.nobody)
                #expect([403, 404].contains(answer.status), "\(path): \(answer.status)")
            }
        }
    }

    @Test("refusals are counted and told in the log by the next tick")
    func refusals() async throws {
        try await ServedTown.with { town async throws in
            for _ in 0..<3 { _ = try await town.ask(.get, "/v1/status", uid: ServedTown.nobody) }
            _ = try await town.engine.tick(at: town.clock.now().wall)
            let answer = try await town.ask(.get, "/v1/audit/leaves?from=0&to=0")
            #expect(answer.status == 200)
            let size = try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size
            let lines = try await town.ask(.get, "/v1/audit/leaves?from=0&to=\(size)").text.split(separator: "\n")
            let refused = lines.filter { $0.contains("\"act\":\"refused\"") }
            #expect(refused.count == 1)
            #expect(refused.first?.contains("GET /v1/status") == true && refused.first?.contains("access.no_identity") == true)
            #expect(refused.first?.contains("\"count\":3") == true)
        }
    }
}
