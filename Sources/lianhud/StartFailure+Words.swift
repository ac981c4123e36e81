import Foundation
import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuServer
import LianhuStore
import LianhuSystem

extension StartFailure {
    /// The words and status for anything that can go wrong while starting.
    static func of(_ error: any Error, state: String, language: Language) -> StartFailure {
        func text(_ code: String, _ args: [String: String]) -> String { Catalogue.text(code, args, in: language) }
        switch error {
        case let failure as StartFailure: return failure
        case let fault as ConfigurationFault: return StartFailure(78, fault.text(in: language))
        case let fault as FileFault:
            let reason = fault.operation == .readPrivate ? text("cli.key_readable", [:]) : String(cString: strerror(fault.code))
            return StartFailure(78, text("cli.file", ["path": fault.path, "reason": reason]))
        case let error as ZoneFileError: return of(error, text: text)
        case let error as TZifError: return StartFailure(78, text("start.zone_damaged", ["reason": "\(error)"]))
        case is NoteError: return StartFailure(78, text("start.key", [:]))
        case let error as StateLockError:
            if case .held(let folder) = error { return StartFailure(75, text("state.locked", ["path": folder])) }
            return readOnly("\(error)", text: text)
        case let error as StoreError: return of(error, state: state, text: text)
        case let problem as CommandProblem: return of(problem, text: text)
        case let error as ListenError: return of(error, text: text)
        default: return StartFailure(74, "\(error)")
        }
    }

    /// The state folder cannot be written, and who would have to own it.
    static func readOnly(_ reason: String, text: (String, [String: String]) -> String) -> StartFailure {
        StartFailure(73, text("start.read_only", ["reason": reason, "uid": String(geteuid())]))
    }

    private static func of(_ error: StoreError, state: String, text: (String, [String: String]) -> String) -> StartFailure {
        let path = ["path": state]
        func args(_ more: [String: String]) -> [String: String] { path.merging(more) { $1 } }
        switch error {
        case .newerSchema(let found, let known):
            return StartFailure(78, text("state.newer", ["found": "\(found)", "known": "\(known)"]))
        case .foreignDatabase: return StartFailure(78, text("start.foreign", path))
        case .cannotOpen: return StartFailure(74, text("start.cannot_open", path))
        case .notDurable(let value): return StartFailure(74, text("start.not_durable", ["value": "\(value)"]))
        case .behindMark(let leaves, let mark):
            return StartFailure(74, text("start.behind_mark", args(["leaves": "\(leaves)", "mark": "\(mark)"])))
        case .damagedLog(let size): return StartFailure(74, text("start.damaged_log", args(["size": "\(size)"])))
        case .corrupt(let code): return StartFailure(74, text("start.corrupt", args(["code": "\(code)"])))
        case .io(let code): return StartFailure(74, text("start.io", ["code": "\(code)"]))
        case .busy: return StartFailure(75, text("start.busy", path))
        case .full: return StartFailure(74, text("state.full", [:]))
        case .readOnly: return readOnly(state, text: text)
        default: return StartFailure(74, text("start.database", args(["reason": "\(error)"])))
        }
    }

    private static func of(_ error: ZoneFileError, text: (String, [String: String]) -> String) -> StartFailure {
        switch error {
        case .badName(let zone): StartFailure(78, text("start.zone_name", ["zone": zone]))
        case .missing(let zone, let path): StartFailure(78, text("start.zone_missing", ["zone": zone, "path": path]))
        case .unreadable(let zone, let path, let reason):
            StartFailure(78, text("start.zone_faulty", ["zone": zone, "path": path, "reason": reason]))
        case .notAZone(let zone, let path): StartFailure(78, text("start.zone_faulty", ["zone": zone, "path": path, "reason": "TZif"]))
        }
    }

    private static func of(_ error: ListenError, text: (String, [String: String]) -> String) -> StartFailure {
        switch error {
        case .alreadyServed(let path): StartFailure(75, text("start.socket_served", ["path": path]))
        case .notASocket(let path): StartFailure(75, text("start.socket_other", ["path": path]))
        case .pathTooLong(let path): StartFailure(75, text("start.socket_long", ["path": path]))
        case .notListening(let name): StartFailure(75, text("start.socket_passed", ["name": name]))
        case .failed: StartFailure(75, text("start.socket_failed", ["reason": "\(error)"]))
        }
    }

    /// A refusal with all its faults: those of rules and sheets have places.
    private static func of(_ problem: CommandProblem, text: (String, [String: String]) -> String) -> StartFailure {
        let faults = problem.items.filter { $0.code != problem.code || $0.args != problem.args }.map { item in
            "  \(item.pointer): \(text(item.code, item.args))"
        }
        return StartFailure(78, ([text(problem.code, problem.args)] + faults).joined(separator: "\n"))
    }
}
