import LianhuCore
import Logging
import ServiceLifecycle

/// All channels side by side, each in its own task: one that is slow or dead holds up no other.
package struct Courier: Service {
    private let runners: [ChannelRunner]

    package init(runners: [ChannelRunner]) { self.runners = runners }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for runner in runners { group.addTask { await runner.run() } }
            }
        }
    }
}
