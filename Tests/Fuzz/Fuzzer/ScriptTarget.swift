import LuaSandbox
import LuaSyntax
import RuleEngine
import RuleModel

/// A text on its way through the walls: parser, gate, both printers, formatter, Lua's own loader, and a run with small limits.
enum ScriptTarget {
    static let run: @Sendable ([UInt8]) -> Void = { source in
        let parsed = Chunk.parse(source)
        let issues = parsed.issues + Gate.issues(in: parsed.chunk, vocabulary: vocabulary)
        for issue in issues {
            check(issue.span.start <= issue.span.end && issue.span.end.offset <= source.count, "an issue lies outside the text: \(issue)")
        }
        // A damaged tree is printed as well: nobody may rely on that it is not.
        let printed = LoadingPrinter.print(parsed.chunk, layout: .points, dialect: .plain)
        _ = LoadingPrinter.print(parsed.chunk, layout: .sourceLines, dialect: .verbatim)
        if parsed.issues.isEmpty { checkFormat(parsed.chunk, source) }
        if issues.isEmpty { checkRun(printed) }
        checkScript(source)
    }

    private static let vocabulary = Vocabulary(Sandbox.libraryNames)

    /// What is formatted is formatted: a second time changes nothing.
    private static func checkFormat(_ chunk: Chunk, _ source: [UInt8]) {
        let once = Formatter.format(chunk)
        let again = Chunk.parse(once)
        check(again.issues.isEmpty, "formatted text is not read")
        check(Formatter.format(again.chunk) == once, "formatting twice differs from once")
    }

    /// Runs it as it was printed: what the gate lets through, Lua compiles.
    private static func checkRun(_ printed: LoadedSource) {
        do throws(SandboxError) {
            let sandbox = try Sandbox(limits: limits)
            let environment = try sandbox.environment(open: false)
            let function = try sandbox.load(text: printed.text, chunk: 1, constants: printed.constants, environment: environment)
            _ = try sandbox.json(of: sandbox.call(function, []))
        } catch {
            check(error.code != "refused", "the gate accepts what Lua does not compile")
            check(!error.code.isEmpty, "an error has no code")
        }
    }

    /// The way that the command takes, twice: the same comes of it.
    private static func checkScript(_ source: [UInt8]) {
        let first = outcome(of: source)
        if first.hasPrefix("time_limit") { return }
        check(first == outcome(of: source), "a script comes out differently the second time")
    }

    private static func outcome(of source: [UInt8]) -> String {
        do throws(Diagnostics) {
            return "\(try Script(source, name: "script.lua").run(limits: limits))"
        } catch {
            check(!error.all.isEmpty && error.all.allSatisfy { !$0.code.isEmpty && !$0.message.isEmpty }, "a mistake says nothing")
            return error.all.map { "\($0.code) \($0.message)" }.joined(separator: "\n")
        }
    }

    private static let limits: Limits = {
        var limits = Limits()
        (limits.steps, limits.memory, limits.milliseconds, limits.resultBytes) = (100_000, 1 << 18, 10_000, 1 << 16)
        return limits
    }()
}

/// Ends the process, which is what libFuzzer takes for a find.
func check(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}
