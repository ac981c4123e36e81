import FoundationEssentials
import Glibc
import LianhuServer
import Testing

@Suite("A listener")
struct ListenerTests {
    @Test("is refused where another serves, and leaves that one alone")
    func second() async throws {
        try await withFolder { folder in
            let path = folder + "/s"
            let first = try UnixListener.bind(path: path)
            #expect(throws: ListenError.alreadyServed(path: path)) { try UnixListener.bind(path: path) }
            #expect(first.address == path)
            #expect(access(path, F_OK) == 0)
            first.release()
            close(first.fd)
            #expect(access(path, F_OK) != 0)
        }
    }

    @Test("does not take the name of a socket that another program serves, though no lock tells of it")
    func foreign() async throws {
        try await withFolder { folder in
            let path = folder + "/s"
            let first = try UnixListener.bind(path: path)
            // as systemd would hold it: listening, without our lock
            unlink(path + ".lock")
            #expect(throws: ListenError.alreadyServed(path: path)) { try UnixListener.bind(path: path) }
            first.release()
            close(first.fd)
        }
    }

    @Test("takes the name of a dead socket")
    func dead() async throws {
        try await withFolder { folder in
            let path = folder + "/s"
            let first = try UnixListener.bind(path: path)
            close(first.fd)
            unlink(path + ".lock")
            // a second name keeps the inode, so that its number is not given to the second socket
            #expect(link(path, folder + "/kept") == 0)
            let second = try UnixListener.bind(path: path)
            // the first one's end must not remove the second one's name
            first.release()
            #expect(access(path, F_OK) == 0)
            second.release()
            close(second.fd)
        }
    }

    @Test("never removes what is not a socket")
    func notASocket() async throws {
        try await withFolder { folder in
            let path = folder + "/file"
            fclose(fopen(path, "w"))
            #expect(throws: ListenError.notASocket(path: path)) { try UnixListener.bind(path: path) }
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test("refuses paths that no socket can have")
    func impossible() async throws {
        let long = "/tmp/" + String(repeating: "x", count: 120)
        #expect(throws: ListenError.pathTooLong(path: long)) { try UnixListener.bind(path: long) }
        let absent = ListenError.failed(attempt: "listen on /nonexistent/s", errno: ENOENT)
        #expect(throws: absent) { try UnixListener.bind(path: "/nonexistent/s") }
    }

    @Test("adopts listening Unix sockets only")
    func inherited() async throws {
        #expect(throws: ListenError.notListening(name: "control")) { try UnixListener.inherited(fd: 0, name: "control") }
        try await withFolder { folder in
            let bound = try UnixListener.bind(path: folder + "/s")
            let adopted = try UnixListener.inherited(fd: bound.fd, name: "control")
            #expect(adopted.origin == .inherited(name: "control"))
            #expect(adopted.address == folder + "/s")
            // systemd owns the name: an adopted socket's end leaves it
            adopted.release()
            #expect(access(folder + "/s", F_OK) == 0)
            bound.release()
            close(bound.fd)
        }
    }

    @Test("is open to its owner alone, or to a group too")
    func modes() async throws {
        try await withFolder { folder in
            for mode: UInt32 in [0o600, 0o660] {
                let listener = try UnixListener.bind(path: folder + "/s", mode: mode, group: UInt32(getgid()))
                let found = try FileManager.default.attributesOfItem(atPath: folder + "/s")
                #expect(found[.posixPermissions] as? UInt == UInt(mode))
                #expect(found[.groupOwnerAccountID] as? UInt == UInt(getgid()))
                listener.release()
                close(listener.fd)
            }
        }
    }

    @Test("knows groups and users by name")
    func accounts() {
        #expect(SystemAccounts.groupID(named: "root") == 0)
        #expect(SystemAccounts.groupID(named: "no-such-group") == nil)
        #expect(SystemAccounts.userName(uid: 0) == "root")
        #expect(SystemAccounts.userName(uid: 4_000_000_001) == nil)
    }
}
