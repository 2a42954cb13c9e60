import Glibc
import LuaSandbox

/// Feeds a target with bytes that libFuzzer makes up, guided by which code they reach: `FUZZ=TARGET fuzzer [OPTION…] [CORPUS…]`.
///
/// What a target finds is a crash: libFuzzer keeps the bytes in a file `crash-…`, `timeout-…` or `oom-…`, which is given again as the only
/// argument.
enum Fuzzer {
    static let targets: [String: @Sendable ([UInt8]) -> Void] = [
        "scripts": ScriptTarget.run, "rulebooks": RulebookTarget.run, "cases": CaseTarget.run,
    ]

    /// The one that was asked for.
    static let target: @Sendable ([UInt8]) -> Void = {
        let name = getenv("FUZZ").map { String(cString: $0) } ?? ""
        guard let target = targets[name] else {
            fatalError("FUZZ is one of \(targets.keys.sorted().joined(separator: ", "))")
        }
        return target
    }()
}

/// What libFuzzer's `main` calls, thousands of times a second.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ length: Int) -> Int32 {
    let input = Array(UnsafeBufferPointer(start: bytes, count: length))
    LuaThread.run { Fuzzer.target(input) }
    return 0
}
