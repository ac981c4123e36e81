import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func showAgenda(_ call: Call) async throws -> Response {
        let agenda = try await engine.agenda(of: try call.path("id"), through: call.date("through"), by: call.caller, at: call.now)
        let names = try await names(in: agenda.items.map(\.obligation))
        return try call.json(
            Wire.Agenda(worker: Wire.Reference(agenda.worker), items: agenda.items.map { Wire.AgendaItem($0, names: names) }))
    }

    func showWeek(_ call: Call) async throws -> Response {
        let week = try await engine.week(of: try call.path("id"), from: call.date("from"), by: call.caller, at: call.now)
        let names = try await names(in: week.days.flatMap(\.visits).map(\.item.obligation))
        return try call.json(
            Wire.Week(
                worker: Wire.Reference(week.worker),
                days: week.days.map { day in
                    Wire.WeekDay(
                        day: day.day, working: day.isWorking,
                        visits: day.visits.map { Wire.WeekVisit(item: Wire.AgendaItem($0.item, names: names), fixed: $0.isFixed) })
                }, later: week.later))
    }

    func fixDay(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.DayRequest.self, from: body)
        let id = try call.path("id")
        let once: Once<VisitDay> = try call.once(body) { Wire.VisitDay(obligation: id, day: $0.day, fixed: $0.isFixed) }
        return call.json(try await engine.fixDay(of: id, on: request.on, once, by: call.caller, at: call.now))
    }
}

extension Wire.AgendaItem {
    init(_ item: AgendaItem, names: [EntityKey: String]) {
        self.init(
            obligation: Wire.Obligation(item.obligation, names: names), head: item.head, address: item.address, telephone: item.telephone)
    }
}
