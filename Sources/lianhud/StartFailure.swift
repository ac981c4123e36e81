import Foundation
import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuServer
import LianhuStore
import LianhuSystem

/// Why the daemon did not start, with the exit status that systemd and scripts read (sysexits).
struct StartFailure: Error {
    /// 64 usage, 73 cannot create, 74 input or output, 75 try again, 78 configuration.
    let status: Int32
    let message: String

    init(_ status: Int32, _ message: String) {
        self.status = status
        self.message = message
    }

    /// Says why on standard error and ends the process.
    func exit() -> Never {
        FileHandle.standardError.write(Data("lianhud: \(message)\n".utf8))
        Foundation.exit(status)
    }

    /// The words and status for anything that can go wrong while starting.
    static func of(_ error: any Error, state: String, language: Language) -> StartFailure {
        func text(_ code: String, _ args: [String: String]) -> String { Catalogue.text(code, args, in: language) }
        switch error {
        case let failure as StartFailure: return failure
        case let fault as ConfigurationFault: return StartFailure(78, fault.text(in: language))
        case let fault as FileFault:
            let reason = fault.operation == .readPrivate ? text("cli.key_readable", [:]) : String(cString: strerror(fault.code))
            return StartFailure(78, text("cli.file", ["path": fault.path, "reason": reason]))
        case is ZoneFileError, is TZifError, is NoteError: return StartFailure(78, "\(error)")
        case let error as StateLockError:
            if case .held(let folder) = error { return StartFailure(75, text("state.locked", ["path": folder])) }
            return StartFailure(73, text("state.read_only", ["reason": "\(error)"]))
        case let error as StoreError: return of(error, text: text)
        case let problem as CommandProblem: return StartFailure(78, text(problem.code, problem.args))
        case let error as ListenError: return StartFailure(75, "\(error)")
        default: return StartFailure(74, "\(error)")
        }
    }

    private static func of(_ error: StoreError, text: (String, [String: String]) -> String) -> StartFailure {
        switch error {
        case .newerSchema(let found, let known): StartFailure(78, text("state.newer", ["found": "\(found)", "known": "\(known)"]))
        case .full: StartFailure(74, text("state.full", [:]))
        case .readOnly: StartFailure(73, text("state.read_only", ["reason": "\(error)"]))
        default: StartFailure(74, "\(error)")
        }
    }
}
