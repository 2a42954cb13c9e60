import ArgumentParser
import CWall
import Glibc
import LuaSandbox
import RuleModel

/// What `try` starts: shuts itself in, runs the script from standard input, and answers on standard output.
struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the script on standard input and answer in JSON.", shouldDisplay: false)

    @Argument(help: "What to call the script in messages.")
    var name: String

    @OptionGroup
    var limits: ScriptLimits

    func run() throws {
        let source: [UInt8]
        do throws(Diagnostics) {
            source = try ScriptFile.drain(STDIN_FILENO, of: name)
        } catch {
            return Output.result.write(WorkerAnswer(mistakes: error).json)
        }
        close(STDIN_FILENO)
        guard shutIn() else { throw Failure.failed }
        let limits = limits.ofRule
        let name = name
        let answer = LuaThread.run {
            do throws(Diagnostics) {
                return WorkerAnswer(result: try TriedScript(source, name: name).run(limits: limits).text)
            } catch {
                return WorkerAnswer(mistakes: error)
            }
        }
        Output.result.write(answer.json)
    }

    /// Sets the limits of the process and closes the third wall; without it nothing is run.
    private func shutIn() -> Bool {
        let room = Self.addressSpaceInUse() + UInt64(limits.maxMemory) + UInt64(LuaThread.stackBytes) + Self.spareBytes
        return wall_limits(room, UInt64(limits.seconds)) == 0 && wall_lockdown() == 0
    }

    /// For loading: 64 MiB in Lua, the text, its tree and what is printed of it, and the result.
    private static let spareBytes: UInt64 = 512 << 20

    private static func addressSpaceInUse() -> UInt64 {
        let pages = (try? ScriptFile.read("/proc/self/statm")).map { String(decoding: $0, as: UTF8.self) }?.split(separator: " ").first
        return (pages.flatMap { UInt64($0) } ?? 0) * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
}

extension ScriptLimits {
    var ofRule: Limits {
        var limits = Limits()
        (limits.steps, limits.memory, limits.milliseconds, limits.resultBytes) = (maxSteps, maxMemory, milliseconds, resultBytes)
        return limits
    }
}
