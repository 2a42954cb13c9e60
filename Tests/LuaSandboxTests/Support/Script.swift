import LuaSandbox
import LuaSyntax
import TestSupport

/// A piece of Lua on its way through the walls: parser, gate, printer, state.
struct Script: Sendable {
    private let parseIssues: [String]
    private let gateIssues: [String]
    private let printed: LoadedSource

    init(_ text: String) { self.init(bytes: Array(text.utf8)) }

    init(bytes: [UInt8]) {
        let parsed = Chunk.parse(bytes)
        parseIssues = parsed.issues.map(\.code)
        gateIssues = Gate.issues(in: parsed.chunk, vocabulary: Self.vocabulary).map(\.code)
        printed = LoadingPrinter.print(parsed.chunk, layout: .points, dialect: .plain)
    }

    /// What came of it, in one line: `ok: JSON`, `refused CODE`, or a code with its subject.
    enum Outcome: Equatable, CustomStringConvertible {
        case ok(String)
        case refused([String])
        case failed(code: String, subject: String, operation: String, lines: [Int])

        var description: String {
            switch self {
            case .ok(let json): "ok: \(json)"
            case .refused(let codes): "refused \(codes.joined(separator: " "))"
            case .failed(let code, let subject, let operation, let lines): "\(code) [\(operation)] \(subject.prefix(100)) at \(lines)"
            }
        }

        var end: HostileEnd {
            switch self {
            case .ok(let json): .ok(json: json)
            case .refused(let codes): .refused(codes: codes)
            case .failed(let code, _, _, _): .failed(code: code)
            }
        }

        var code: String {
            switch self {
            case .ok: "ok"
            case .refused: "refused"
            case .failed(let code, _, _, _): code
            }
        }
    }

    static let vocabulary = Vocabulary(Sandbox.libraryNames)

    /// Runs it in a fresh state, or in one that is given.
    /// - Parameter gated: without it the gate is left out, to see whether the state holds alone.
    func run(in given: Sandbox? = nil, gated: Bool = true, limits: Limits = Limits()) -> Outcome {
        LuaThread.run { runHere(in: given, gated: gated, limits: limits) }
    }

    /// The same in a fresh state, with the processor time that it took.
    func timed(gated: Bool = true, limits: Limits = Limits()) -> (Outcome, seconds: Double) {
        LuaThread.run { ProcessorTime.measure { runHere(in: nil, gated: gated, limits: limits) } }
    }

    func runHere(in given: Sandbox?, gated: Bool, limits: Limits) -> Outcome {
        let issues = parseIssues + (gated ? gateIssues : [])
        guard issues.isEmpty else { return .refused(issues) }
        do throws(SandboxError) {
            let sandbox: Sandbox
            if let given { sandbox = given } else { sandbox = try Sandbox(limits: limits) }
            sandbox.arm(limits)
            let function = try sandbox.load(
                text: printed.text, chunk: 1, constants: printed.constants, environment: sandbox.environment(open: false))
            defer { sandbox.release(function) }
            let result = try sandbox.call(function, [])
            defer { sandbox.release(result) }
            return .ok(String(decoding: try sandbox.json(of: result), as: UTF8.self))
        } catch {
            return .failed(
                code: error.code, subject: error.subject, operation: error.operation,
                lines: error.frames.compactMap { printed.point(line: $0.line)?.span.start.line })
        }
    }
}
