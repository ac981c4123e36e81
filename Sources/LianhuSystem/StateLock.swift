import CLianhuShim
import Glibc
import Synchronization

/// The lock that keeps a second daemon off a state folder: flock(2) on its file `lock`, held until released or the process ends.
package final class StateLock: Sendable {
    private let fd: Mutex<Int32?>

    /// Takes the lock without waiting; the folder must exist.
    ///
    /// - Throws: ``StateLockError/held(folder:)`` if another process has it, ``StateLockError/failed(_:)`` for a missing or unwritable folder.
    package init(folder: String) throws(StateLockError) {
        let path = folder + "/lock"
        let result = lh_lock_file(path)
        if result == -EWOULDBLOCK { throw .held(folder: folder) }
        if result < 0 { throw .failed(SystemCallError(errno: -result, attempt: "lock \(path)")) }
        fd = Mutex(result)
    }

    /// Gives the lock back; the file stays, for removing it would let two others lock two different files.
    package func release() {
        fd.withLock { held in
            if let number = held { _ = lh_close(number) }
            held = nil
        }
    }

    deinit { release() }
}

/// Why a state folder could not be locked.
package enum StateLockError: Error, Equatable, CustomStringConvertible {
    /// Another process serves this folder: exit 75.
    case held(folder: String)
    case failed(SystemCallError)

    package var description: String {
        switch self {
        case .held(let folder): "another daemon already serves the state folder \(folder)"
        case .failed(let error): error.description
        }
    }
}
