import LuaSandbox
import LuaSyntax
import RuleModel

/// A rule that stopped: what was wrong, and where in the running program.
struct RunFailure: Error, Sendable {
    let code: String
    /// A name, a pair of kinds, or the script's own words.
    let subject: String
    /// The operation that failed.
    let operation: String
    /// Innermost first.
    let frames: [RunFrame]

    init(_ error: SandboxError) {
        (code, subject, operation) = (error.code, error.subject, error.operation)
        frames = error.frames.map { RunFrame(part: $0.chunk, line: $0.line) }
    }

    /// Limits, whose verdict depends on how much a used state had left.
    var isLimit: Bool { ["step_limit", "memory_limit", "time_limit", "result_limit", "too_deep"].contains(code) }
    /// Whether a fact, a judgement or a conflict stands in the way: the case is open, not wrong.
    var isOpen: Bool { ["fact_missing", "conflict"].contains(code) }

    private var pointKind: EventPoint.Kind? {
        switch operation {
        case "arithmetic": .arithmetic
        case "compare": .comparison
        case "index", "read": .index
        case "call": .call
        case "concat": .concatenation
        case "store": .store
        default: nil
        }
    }

    func location(in program: Program) -> SourceLocation? { program.location(of: frames, kind: pointKind) }

    func diagnostic(in program: Program, limits: Limits = .loading) -> Diagnostic {
        let message = FailureWording.sentence(code, subject: subject, limits: limits)
        return Diagnostic(code, message, at: location(in: program), help: FailureWording.remedy(code).map { [$0] } ?? [])
    }

    /// As one of the `errors` of a case: `{"code":…,"fact":…,"message":…,"at":{…}}`.
    func json(in program: Program, limits: Limits) -> JSONValue {
        var members: [JSONValue.Member] = [.init("code", .string(code))]
        if ["fact_missing", "fact_not_known", "dynamic_read"].contains(code) { members.append(.init("fact", .string(subject))) }
        members.append(.init("message", .string(FailureWording.sentence(code, subject: subject, limits: limits))))
        if let place = location(in: program) {
            members.append(
                .init(
                    "at",
                    .object([
                        .init("file", .string(place.file.split(separator: "/").last.map(String.init) ?? place.file)),
                        .init("line", .number(String(place.line))), .init("column", .number(String(place.column))),
                    ])))
        }
        return .object(members)
    }
}

extension Limits {
    /// For running the parts of a rulebook once: 64 MiB and 100,000,000 steps.
    static var loading: Limits {
        var limits = Limits()
        limits.steps = 100_000_000
        limits.memory = 64 << 20
        return limits
    }
}
