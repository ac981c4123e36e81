import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func showAgenda(_ call: Call) async throws -> Response {
        let agenda = try await engine.agenda(of: try call.path("id"), through: call.date("through"), by: call.caller, at: call.now)
        let answer = Wire.Agenda(
            worker: Wire.Reference(agenda.worker), rules: Wire.AgendaItem.titles(agenda.items),
            items: agenda.items.map { Wire.AgendaItem($0, of: agenda.worker) })
        return call.json(answer.json())
    }

    func showWeek(_ call: Call) async throws -> Response {
        let week = try await engine.week(of: try call.path("id"), from: call.date("from"), by: call.caller, at: call.now)
        return try call.json(
            Wire.Week(
                worker: Wire.Reference(week.worker), rules: Wire.AgendaItem.titles(week.days.flatMap(\.visits).map(\.item)),
                days: week.days.map { day in
                    Wire.WeekDay(
                        day: day.day, working: day.isWorking,
                        visits: day.visits.map { Wire.WeekVisit(item: Wire.AgendaItem($0.item, of: week.worker), fixed: $0.isFixed) })
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
    init(_ item: AgendaItem, of worker: EntityRef) {
        self.init(
            id: item.id, rule: item.rule, about: Wire.Reference(item.about), unit: item.unit.id, status: item.status.name,
            due: item.window.due, closes: item.window.closes, backs: item.holder.flatMap { $0.key == worker.key ? nil : $0.id },
            head: item.head, address: item.address, telephone: item.telephone, covered: item.isCovered)
    }

    static func titles(_ items: [AgendaItem]) -> [String: Wire.Title] {
        Dictionary(items.map { ($0.rule, $0.title) }, uniquingKeysWith: { first, _ in first }).mapValues { Wire.Title($0) }
    }
}
