import Foundation
import Testing

/// The installed daemon under a real systemd, in a throw-away machine that `Tests/Tools/with-systemd` boots. What is shown, and how, stands
/// in `Tests/Tools/check-systemd`, which prints one `ok:` line for each thing.
@Suite("systemd")
struct SystemdTests {
    @Test(
        "installed, started by its socket, refusing strangers, losing nothing",
        .enabled(if: ThrowAwayMachine.obstacle == nil, Comment(rawValue: ThrowAwayMachine.obstacle ?? "a machine can be booted")),
        .timeLimit(.minutes(5)))
    func livesUnderSystemd() throws {
        let result = try ThrowAwayMachine.run(
            options: [
                "--timeout", "240",
                "--bind-ro", "\(ThrowAwayMachine.checkout.path):/lianhu-checkout",
                "--bind-ro", "\(ThrowAwayMachine.products.path):/lianhu-products",
            ],
            command: ["/lianhu-checkout/Tests/Tools/check-systemd", "/lianhu-checkout", "/lianhu-products"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.hasSuffix("check-systemd: everything was shown\n"))
    }
}
