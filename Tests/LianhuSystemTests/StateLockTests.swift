import Glibc
import LianhuSystem
import Testing

@Suite("The machine")
struct StateLockTests {
    @Test("lets one daemon have a state folder, and another once the first has let go")
    func lock() throws {
        var template = Array("/tmp/lhXXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        defer {
            unlink(folder + "/lock")
            rmdir(folder)
        }
        let first = try StateLock(folder: folder)
        #expect(throws: StateLockError.held(folder: folder)) { try StateLock(folder: folder) }
        first.release()
        let second = try StateLock(folder: folder)
        second.release()
    }

    @Test("says what is wrong with a folder that cannot be locked")
    func missing() {
        let expected = StateLockError.failed(SystemCallError(errno: ENOENT, attempt: "lock /nonexistent/lock"))
        #expect(throws: expected) { try StateLock(folder: "/nonexistent") }
        #expect(expected.description == "lock /nonexistent/lock: No such file or directory")
    }

    @Test("has a clock since start that never goes back")
    func clock() {
        let clock = SystemClock()
        var last = clock.bootMilliseconds()
        for _ in 0..<1000 {
            let next = clock.bootMilliseconds()
            #expect(next >= last)
            last = next
        }
    }

    @Test("tells how much room is left")
    func room() throws {
        #expect(try DiskSpace.freeBytes(at: "/tmp") > 0)
        #expect(throws: SystemCallError.self) { try DiskSpace.freeBytes(at: "/nonexistent") }
    }
}
