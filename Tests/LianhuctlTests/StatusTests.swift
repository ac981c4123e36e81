import LianhuAPI
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("The alarms of status")
struct StatusTests {
    private func status(asleep: Int = 0, unheard: Int = 0, dead: Int = 0, unaddressed: Int = 0, mark: String) throws -> Wire.Status {
        let now = try #require(Instant("2026-10-10T04:00:00Z"))
        return Wire.Status(
            version: "0", apiVersion: 1, now: now, startedAt: now, today: try #require(CivilDate("2026-10-10")), zone: "Asia/Shanghai",
            origin: "test", demonstration: false, units: [:], workers: 0, subjects: [:], residents: 0, links: 0, open: 0, overdue: 0,
            unheard: unheard, asleep: asleep, dead: dead, unaddressed: unaddressed, firstDuties: [], highWater: Instant(mark), leaves: 1,
            signed: true, rules: Wire.RulesState(revision: 1, digest: "0123456789abcdef", pending: false), calendars: [],
            load: Wire.LoadState(ok: true, at: now, faults: []), inertLines: [])
    }

    private func notes(_ status: Wire.Status, _ language: Language) -> [String] {
        Console.$current.withValue(Transcript().console(language)) {
            StatusText(DaemonClient.Answer(value: status, bytes: [])).notes
        }
    }

    @Test("where all is well, nothing is said", arguments: Language.allCases) func calm(_ language: Language) throws {
        #expect(notes(try status(mark: "2026-10-10T03:00:00Z"), language).isEmpty)
    }

    @Test("S36 S37 each alarm has its number and the command to run next") func alarms() throws {
        let value = try status(asleep: 1, unheard: 2, dead: 3, unaddressed: 4, mark: "2026-10-10T03:00:00Z")
        #expect(
            notes(value, .en) == [
                "ALARM: 1 open items are looked at by nobody any more: journalctl -u lianhud -n 50",
                "ALARM: 2 open items climbed to a post that nobody holds: lianhuctl escalation list --skipped",
                "3 messages were given up: lianhuctl notification list --state dead",
                "4 messages wait for want of an address: lianhuctl notification list --state unaddressed",
            ])
        #expect(
            notes(value, .zh) == [
                "警报：1 项未完成任务或事项已无后续处理时间：journalctl -u lianhud -n 50",
                "警报：2 项未完成任务或事项已升级至无人在岗的职务：lianhuctl escalation list --skipped",
                "3 条通知投递失败：lianhuctl notification list --state dead",
                "4 条通知因无投递方式而等待：lianhuctl notification list --state unaddressed",
            ])
    }

    @Test("S36 ticks that stand still for two hours are an alarm, for then nothing is looked at") func still() throws {
        #expect(notes(try status(mark: "2026-10-10T02:00:00Z"), .en).isEmpty)
        #expect(notes(try status(mark: "2026-10-10T01:59:00Z"), .en).count == 1)
        #expect(notes(try status(mark: "2026-10-10T01:59:00Z"), .zh).first?.hasPrefix("警报：自 2026-10-10T01:59") == true)
    }
}
