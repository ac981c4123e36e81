import LianhuCore
import LianhuEngine
import LianhuSystem
import Logging
import ServiceLifecycle

/// Lets the engine tick whenever something is due, and watches the clock for steps (S4, S5).
struct TickService: Service {
    let foundations: Foundations
    /// Alarms that the journal leaves out.
    var untold: Set<String> = []

    /// At most so long between two looks at the clock.
    private static let pause = Duration.seconds(60)

    func run() async throws {
        var last = foundations.clock.now()
        var wake = last.wall
        var alarms = Watch()
        while !Task.isShuttingDownGracefully {
            let reading = foundations.clock.now()
            let isSteady = await watch(last, reading)
            last = reading
            // A matter or campaign that came in since may be due before anything that the last tick knew.
            if let sooner = foundations.engine.takeSoonestWake() { wake = min(wake, sooner) }
            if reading.wall >= wake, isSteady {
                wake = await tick(at: reading.wall)
                alarms = await watch(since: alarms, at: reading.wall)
            }
            let rest = max(Int64(1), min(60_000, wake.milliseconds - reading.wall.milliseconds))
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: min(.milliseconds(rest), Self.pause)) }
            } catch {
                break
            }
        }
    }

    /// The wall clock against the time since boot: a suspend is no step (S5).
    private func watch(_ last: ClockReading, _ reading: ClockReading) async -> Bool {
        let step = (reading.wall.milliseconds - last.wall.milliseconds) - (reading.sinceBoot - last.sinceBoot)
        guard step < -5_000 || step > 3_600_000 else { return true }
        foundations.logger.warning("the clock stepped", metadata: ["milliseconds": "\(step)"])
        do {
            try await foundations.engine.noteClockStep(milliseconds: step, at: reading.wall)
        } catch {
            foundations.logger.error("a clock step could not be recorded", metadata: ["error": "\(error)"])
        }
        return false
    }

    /// Tells the journal what stands still, or reaches nobody.
    private func watch(since earlier: Watch, at now: Instant) async -> Watch {
        do {
            let watch = try await foundations.engine.watch(at: now)
            Journal.tell(watch, since: earlier, without: untold, logger: foundations.logger)
            return watch
        } catch {
            foundations.logger.error("the alarms could not be counted", metadata: ["error": "\(error)"])
            return earlier
        }
    }

    private func tick(at now: Instant) async -> Instant {
        do {
            let report = try await foundations.engine.tick(at: now)
            Journal.tell(report, logger: foundations.logger)
            if let key = foundations.key, !report.isHeld {
                _ = try await foundations.engine.makeCheckpoint(key: key, by: .daemon(via: "tick"), at: now)
            }
            if report.isHeld { foundations.logger.warning("the clock is behind the last tick; waiting until it is right") }
            return report.wake
        } catch {
            foundations.logger.error("a tick failed; the next one repeats it", metadata: ["error": "\(error)"])
            return now.adding(minutes: 1)
        }
    }
}
