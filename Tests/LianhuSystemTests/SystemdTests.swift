import LianhuSystem
import Testing

@Suite("Outside systemd")
struct SystemdTests {
    @Test("there are no sockets to take, no watchdog to feed, and nobody to tell")
    func absent() throws {
        #expect(try Systemd.takeListenSockets().isEmpty)
        #expect(Systemd.watchdogInterval() == nil)
        Systemd.notifyReady(status: "nobody listens")
    }

    @Test("a status is one line, for a second one would be another assignment")
    func oneLine() {
        #expect(Systemd.oneLine("serving\nREADY=0\r\nMAINPID=1") == "serving READY=0 MAINPID=1")
    }
}
