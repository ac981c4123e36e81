import Foundation
import Glibc
import LianhuAPI
import LianhuCore
import Synchronization

/// A program of the house: gets the message as JSON on its standard input, and tells by its exit status.
///
/// 0: delivered. 65 and 67 (sysexits: the data, the addressee): never. Everything else, a signal or no end within the time: later.
struct CommandChannel: Channel {
    let command: [String]
    let timeout: Duration

    /// A command that does not read what it gets must not end the courier.
    private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    func deliver(_ message: Wire.Message, at now: Instant) async -> Outcome {
        guard let program = command.first, let input = try? CloudEvent.encode(message) else { return .rejected("command.unusable") }
        Self.ignoresBrokenPipes
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = Array(command.dropFirst())
        // What it prints is nobody's to keep: it may hold anything, and any amount.
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]
        let pipe = Pipe()
        process.standardInput = pipe
        let end = ProcessEnd()
        process.terminationHandler = { process in
            end.finish(process.terminationReason == .exit ? process.terminationStatus : -1)
        }
        do { try process.run() } catch { return .failed("command.not_started") }
        let handle = pipe.fileHandleForWriting
        let writer = Task.detached {
            try? handle.write(contentsOf: Data(input + [0x0A]))
            try? handle.close()
        }
        let pid = process.processIdentifier
        let killer = Task {
            try await Task.sleep(for: timeout)
            kill(pid, SIGKILL)
        }
        let status = await end.status
        killer.cancel()
        writer.cancel()
        return switch status {
        case 0: .delivered
        case 65, 67: .rejected("command.refused")
        case -1: .failed("command.killed")
        default: .failed("command.failed")
        }
    }
}

/// Waits for a process without a thread.
private final class ProcessEnd: Sendable {
    private let stream: AsyncStream<Int32>
    private let continuation: AsyncStream<Int32>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func finish(_ status: Int32) {
        continuation.yield(status)
        continuation.finish()
    }

    var status: Int32 {
        get async {
            for await status in stream { return status }
            return -1
        }
    }
}
