import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func listCalendars(_ call: Call) async throws -> Response {
        let set = try await engine.query(by: call.caller, at: call.now) { lens in lens.rules.set }
        let calendars = set.calendars.values.sorted { $0.name < $1.name }
        return try call.json(Wire.WorkCalendars(items: calendars.map { calendar($0, packs: set.packs, call) }))
    }

    func addCalendar(_ call: Call) async throws -> Response {
        let request = try RequestBody.decode(Wire.CalendarRequest.self, from: try await call.bytes())
        let report = try await engine.addCalendar(SourceText(file: request.file, text: request.text), by: call.caller, at: call.now)
        let packs = try await engine.query(by: call.caller, at: call.now) { lens in lens.rules.set.packs }
        return try call.json(
            Wire.CalendarAdoption(
                calendar: calendar(report.calendar, packs: packs, call), added: report.isNew, unchanged: report.adoption.isUnchanged,
                revision: report.adoption.revision, moved: report.moved, planned: Wire.PlanTotals(report.adoption.planned)))
    }

    private func calendar(_ calendar: WorkCalendar, packs: [RulePack], _ call: Call) -> Wire.WorkCalendar {
        let today = engine.zone.date(of: call.now)
        var sums: [String: Int] = [:]
        if let covers = calendar.covers {
            for year in PeriodScheme.standard.periods(.year, intersecting: covers.from, to: covers.to)
            where covers.contains(year.start) && covers.contains(year.lastDay) {
                sums[year.key] = calendar.workingDays(from: year.start, to: year.lastDay)
            }
        }
        return Wire.WorkCalendar(
            name: calendar.name, coveredFrom: calendar.covers?.from, coveredThrough: calendar.covers?.to,
            endsSoon: !calendar.isCovered(today.adding(days: 60)), lines: calendar.days.count, workingDays: sums,
            packs: packs.filter { $0.calendar == calendar.name }.map(\.name))
    }
}
