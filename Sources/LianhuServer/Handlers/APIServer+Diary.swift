import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func showDiary(_ call: Call) async throws -> Response {
        guard let from = call.date("from"), let through = call.date("through") else {
            throw CommandProblem.member("/from", "request.member_missing", ["name": "from"])
        }
        let answer = try await engine.diary(of: call.text("unit"), from: from, through: through, by: call.caller, at: call.now)
        return try call.json(Wire.Diary(answer, zone: engine.zone))
    }
}

extension Wire.Diary {
    init(_ answer: DiaryAnswer, zone: TimeZoneRules) {
        self.init(
            unit: Wire.Reference(answer.unit), from: answer.from, through: answer.through,
            entries: answer.entries.map { Wire.DiaryEntry($0, zone: zone) }, demonstration: answer.isDemonstration)
    }
}

extension Wire.DiaryEntry {
    init(_ entry: DiaryEntry, zone: TimeZoneRules) {
        self.init(
            day: entry.day, time: String(zone.localDescription(entry.at).suffix(5)), at: entry.at, unit: Wire.Reference(entry.unit),
            kind: entry.what.name, id: entry.id, who: entry.who.map { Wire.Reference($0) }, whom: Wire.Reference(entry.whom),
            method: entry.method, title: Wire.Title(entry.title), personsMet: entry.personsMet,
            covers: entry.covers.isEmpty ? nil : entry.covers.map { Wire.Reference($0) }, text: entry.text)
    }
}

extension DiaryEntry.What {
    /// The word on the wire.
    var name: String {
        switch self {
        case .record(let kind): kind.name
        case .matterRaised: "matter_raised"
        case .matterAnswered: "matter_answered"
        }
    }
}
