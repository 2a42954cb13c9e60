import Foundation
import TestSupport
import Testing

/// The hostile corpus in a process of its own, as `tariff try` runs it.
@Suite("Hostile scripts in the worker")
struct HostileTryTests {
    private static let all = HostileScript.plain + HostileScript.ofPrelude

    @Test(arguments: all) func endsAsItMust(_ hostile: HostileScript) throws {
        let run = try Run(hostile)
        #expect(hostile.expectation(.tried).isMet(by: run.end(as: hostile.expectation(.tried))), "\(hostile): \(run.output)\(run.error)")
        #expect(run.seconds < ProcessorTime.longestSeconds, "\(hostile) took \(run.seconds) s")
        #expect(run.error.utf8.count < 20_000, "\(hostile) is answered at length")
    }

    /// What might depend on addresses, seeds or the clock: ten processes, one output.
    @Test(arguments: all.filter { $0.name.hasPrefix("order_") || $0.name.hasPrefix("memory_") })
    func tenProcessesGiveOneOutput(_ hostile: HostileScript) throws {
        let first = try Run(hostile)
        for _ in 2...10 {
            let next = try Run(hostile)
            #expect(next.output == first.output && next.error == first.error, "\(hostile): \(next.output)\(next.error)")
        }
    }

    /// One run of the command.
    private struct Run {
        let output: String
        let error: String
        let status: Int32
        /// Of a processor, in the command and its worker.
        let seconds: Double

        init(_ hostile: HostileScript) throws {
            let folder = try TemporaryFolder()
            try Data(hostile.bytes).write(to: folder.url("script.lua"))
            let result = try Command.shell(
                "TIMEFORMAT='%U %S'; { time \"$TARIFF\" try script.lua 2>error; } 2>times; status=$?; cat error >&2; exit $status",
                in: folder.path)
            (output, error, status) = (result.output, result.error, result.status)
            seconds = try folder.read("times").split { $0 == " " || $0 == "\n" }.compactMap { Double($0) }.reduce(0, +)
        }

        /// A refusal is an error like any other here: it is taken for one where one is expected.
        func end(as expected: HostileExpectation) -> HostileEnd {
            guard status != 0 else { return .ok(json: json) }
            let code = code
            return expected.alternatives.contains(code) || code != "too_deep" && HostileExpectation.limits.contains(code)
                ? .failed(code: code) : .refused(codes: [code])
        }

        /// The code is the word before the message, with or without a place.
        private var code: String {
            let parts = error.split(separator: "\n").first?.split(separator: ": ") ?? []
            return parts.prefix(2).map(String.init).first { $0.allSatisfy { $0.isLowercase || $0 == "_" } } ?? "nothing: \(error)"
        }

        /// Text is printed as it is, and nothing as `nothing`.
        private var json: String {
            let text = String(output.dropLast())
            if text == "nothing" { return "null" }
            if (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil { return text }
            let data = try? JSONSerialization.data(withJSONObject: text, options: [.fragmentsAllowed, .withoutEscapingSlashes])
            return data.map { String(decoding: $0, as: UTF8.self) } ?? text
        }
    }
}
