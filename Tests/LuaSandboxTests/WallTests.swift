import CWall
import Glibc
import LuaSandbox
import Testing

/// The filter is set on a thread of its own, which ends with it.
@Suite struct WallTests {
    private struct Seen: Equatable {
        var file, socket, unlink, signal, program, ownSignal, code: Int32
        var sum: String
    }

    @Test func behindTheWallNothingElseIsReached() throws {
        let seen = LuaThread.run {
            let sandbox = try? Sandbox(limits: Limits())
            guard wall_filter(false) == 0 else { return nil as Seen? }
            func errorOf(_ status: Int) -> Int32 { status < 0 ? errno : 0 }
            let arguments: [UnsafeMutablePointer<CChar>?] = [nil]
            return Seen(
                file: errorOf(Int(open("/etc/passwd", O_RDONLY))), socket: errorOf(Int(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))),
                unlink: errorOf(Int(unlink("/nowhere"))), signal: errorOf(Int(kill(getppid(), 0))),
                program: errorOf(Int(execve("/bin/true", arguments, arguments))), ownSignal: errorOf(Int(kill(getpid(), 0))),
                code: errorOf(
                    mmap(nil, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0),
                sum: Script("local t = {} for i = 1, 1000 do t[i] = { i } end return #t").runHere(
                    in: sandbox, gated: true, limits: Limits()
                ).description)
        }
        let refused = EPERM
        #expect(
            seen
                == Seen(
                    file: refused, socket: refused, unlink: refused, signal: refused, program: refused, ownSignal: refused, code: refused,
                    sum: "ok: 1000"))
    }

    @Test func otherThreadsAreAsBefore() {
        LuaThread.run { _ = wall_filter(false) }
        let descriptor = open("/dev/null", O_RDONLY)
        #expect(descriptor >= 0)
        close(descriptor)
    }

    @Test func threadsCanBeStartedBehindIt() {
        let sum = LuaThread.run {
            guard wall_filter(false) == 0 else { return "no filter" }
            return LuaThread.run { Script("return 1 + 1").runHere(in: nil, gated: true, limits: Limits()).description }
        }
        #expect(sum == "ok: 2")
    }
}
