import LianhuSystem
import Logging
import Testing

@Suite("The log handlers")
struct LogHandlerTests {
    private func event(_ message: Logger.Message, _ metadata: Logger.Metadata? = nil) -> LogEvent {
        LogEvent(level: .warning, message: message, metadata: metadata, source: nil, file: "Tick.swift", function: "tick()", line: 7)
    }

    @Test(
        "name journal fields as journald accepts them",
        arguments: [
            ("message_id", "MESSAGE_ID"), ("uid", "LIANHU_UID"), ("hb.request.id", "LIANHU_HB_REQUEST_ID"), ("单位", "LIANHU___"),
            (String(repeating: "k", count: 80), "LIANHU_" + String(repeating: "K", count: 57)),
        ])
    func fieldNames(key: String, expected: String) {
        #expect(JournalLogHandler.fieldName(of: key) == expected)
    }

    @Test("send message, priority, place and metadata, the event's own last word first")
    func fields() {
        var handler = JournalLogHandler(label: "tick")
        handler[metadataKey: "unit"] = "U-1"
        handler[metadataKey: "rule"] = "old"
        let fields = handler.fields(of: event("late", ["rule": "new", "message_id": "7f1b"])).map { "\($0.name)=\($0.value)" }
        #expect(
            fields == [
                "MESSAGE=late", "PRIORITY=4", "SYSLOG_IDENTIFIER=lianhud", "LIANHU_LABEL=tick", "CODE_FILE=Tick.swift", "CODE_LINE=7",
                "CODE_FUNC=tick()", "MESSAGE_ID=7f1b", "LIANHU_RULE=new", "LIANHU_UNIT=U-1",
            ])
    }

    @Test("write one readable line, whatever the message holds")
    func line() {
        let handler = StderrLogHandler(label: "tick")
        let line = handler.line(of: event("two\nlines", ["b": "2", "a": "1\r\n", "message_id": "7f1b"]))
        #expect(line == "warning tick: two lines a=1  b=2\n")
    }
}
