import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    /// The edition of the API.
    static let apiVersion = 1

    func listVersions(_ call: Call) throws -> Response {
        try call.json(
            Wire.Versions(
                apiVersion: Self.apiVersion, minApiVersion: Self.apiVersion, extensions: [], version: engine.settings.toolVersion))
    }

    func showIdentity(_ call: Call) async throws -> Response {
        guard let access = call.caller.access else { throw Problem(500, code: "internal", args: ["request": call.context.requestID]) }
        var worker: Wire.Reference?
        if let id = call.caller.actor.workerID, let ref = try await engine.worker(withID: id) { worker = Wire.Reference(ref) }
        let grants = access.grants.map { grant in
            Wire.Grant(
                rights: Right.allCases.filter(grant.rights.contains).map(\.rawValue), unit: grant.unit, reason: grant.reason)
        }
        return try call.json(
            Wire.Identity(
                uid: access.uid, gid: call.caller.actor.gid, groups: book().groups(of: call.context.peer),
                rights: access.rights.map(\.rawValue), grants: grants, gateway: access.isGateway, worker: worker))
    }

    func showStatus(_ call: Call) async throws -> Response {
        let report = try await engine.status(by: call.caller, at: call.now)
        let health = ports.health()
        let checkpoint = report.checkpoint.map {
            Wire.CheckpointAge(size: $0.size, at: $0.at, ageSeconds: (call.now - $0.at) / 1_000)
        }
        let rules = Wire.RulesState(
            revision: report.revision, digest: report.digest, adoptedAt: report.adoptedAt, pending: health.areRulesPending)
        let load = Wire.LoadState(
            ok: !health.loadFaults.contains { $0.severity == .error }, at: health.loadedAt,
            faults: health.loadFaults.map { Wire.Fault($0) })
        let calendars = report.calendars.map {
            Wire.CalendarState(name: $0.name, coveredThrough: $0.coveredThrough, endsSoon: report.uncoveredSoon.contains($0.name))
        }
        return try call.json(
            Wire.Status(
                version: engine.settings.toolVersion, apiVersion: Self.apiVersion, now: call.now, startedAt: health.startedAt,
                today: engine.zone.date(of: call.now), zone: report.instance.zone, origin: report.instance.origin,
                demonstration: report.instance.isDemonstration, units: report.counts.unitsByKind, workers: report.counts.workers,
                subjects: report.counts.subjectsByKind, residents: report.counts.residents, links: report.counts.links,
                open: report.open, overdue: report.overdue, unheard: report.watch.unheard, asleep: report.watch.asleep,
                dead: report.watch.dead, unaddressed: report.watch.unaddressed,
                firstDuties: report.firstDuties.map { Wire.DutyDay(day: $0.day, rule: $0.rule, count: $0.count) },
                highWater: report.instance.highWater, leaves: report.leaves, checkpoint: checkpoint, signed: ports.signingKey() != nil,
                rules: rules, calendars: calendars, load: load, socket: health.socket, inertLines: book().inertGroups))
    }
}
