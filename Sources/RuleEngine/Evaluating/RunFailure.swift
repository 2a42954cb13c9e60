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

    /// The answer that cannot be written, where no rule was running any more.
    var answer: AnswerPlace?

    /// Limits, whose verdict depends on how much a used state had left.
    let isLimit: Bool

    init(_ error: SandboxError) {
        (code, subject, isLimit) = (error.code, error.subject, error.isLimit)
        // One kind alone: of `-x`, which has a point of its own.
        let isNegation = code == "wrong_kind" && error.operation == "arithmetic" && !subject.contains(" and ")
        operation = isNegation ? "negation" : error.operation
        frames = error.frames.map { RunFrame(part: $0.chunk, line: $0.line) }
    }

    private init(_ code: String, subject: String, as other: RunFailure) {
        (self.code, self.subject) = (code, subject)
        (operation, isLimit, frames, answer) = (other.operation, other.isLimit, other.frames, other.answer)
    }

    /// Whether a fact, a judgement or a conflict stands in the way: the case is open, not wrong. A conflict is referred by routing;
    /// without it, it is an error.
    func isOpen(hasRouting: Bool) -> Bool { code == "fact_missing" || (code == "conflict" && hasRouting) }

    // MARK: Where

    /// What the operation may stand as: a comparison also as the call of a function that compares.
    private var pointKinds: Set<EventPoint.Kind>? {
        switch operation {
        case "arithmetic": [.arithmetic]
        case "negation": [.negation]
        case "compare": [.comparison, .equality, .call]
        case "index", "read": [.index]
        case "call": [.call]
        case "concat": [.concatenation]
        case "length": [.length]
        case "store": [.store]
        default: nil
        }
    }

    func location(in program: Program) -> SourceLocation? {
        // Where the clock ends a rule is chance.
        code == "time_limit" ? nil : site(in: program).map { $0.part.location($0.span) } ?? answer?.location
    }

    private func part(in program: Program) -> Part? { site(in: program)?.part ?? answer?.part }

    /// Of what a function of a row gave: that function, not the whole declaration.
    private func site(in program: Program) -> (part: Part, span: SourceSpan)? {
        guard let (part, point) = place(in: program) else { return HelperFailure.returnedCall(self, in: program) }
        let words = subject.split(separator: "\n").map(String.init)
        guard words.count > 1, let call = DeclarationCalls([part]).call(startingAt: point.span.start, in: part) else {
            return (part, point.span)
        }
        let text = DeclaredText(part: part, call: call, fallback: point.span)
        return (part, text.body?.span(ofKey: words[0], inRule: words[1]) ?? point.span)
    }

    /// A parameter without a value is the business of who reads it; its declaration, which comes first, is only for want of a reader.
    private func place(in program: Program) -> (part: Part, point: EventPoint)? {
        if code == "parameter_not_known", let reader = program.place(of: [RunFrame(part: 0, line: 0)] + frames.dropFirst(), kinds: nil) {
            return reader
        }
        return program.place(of: frames, kinds: pointKinds)
    }

    // MARK: As an error

    func diagnostic(in program: Program, limits: Limits = .loading) -> Diagnostic {
        let words = words(in: program, subject: subject, limits)
        return Diagnostic(code, words.message, at: location(in: program), help: words.help.map { [$0] } ?? [])
    }

    /// What is wrong, and what to do.
    private func words(in program: Program, subject: String, _ limits: Limits) -> KindAdvice.Words {
        if let words = HelperFailure.words(self) ?? loopWords(in: program) ?? operationWords(in: program) { return words }
        let message = FailureWording.sentence(code, subject: subject, operation: operation, limits: limits)
        return KindAdvice.Words(message: message, help: FailureWording.remedy(code) ?? givenNames(in: program))
    }

    /// Of a function that cannot use what it was given, by which names of the case: `look at born and on in the case`.
    private func givenNames(in program: Program) -> String? {
        guard code == "bad_argument", let (part, point) = place(in: program) else { return nil }
        let names = ReadsOfCase(in: part).names(givenAt: point)
        return names.isEmpty ? nil : "look at \(names.map { "`\($0)`" }.joined(separator: ", ")) in the case"
    }

    /// Of `for … in` a list itself, which is called as if it were what goes through it.
    private func loopWords(in program: Program) -> KindAdvice.Words? {
        guard code == "wrong_kind", case .statement(let statement)? = place(in: program)?.point.node,
            case .genericFor = statement.kind, frames.first.map({ program.part($0.part)?.part.book }) != nil
        else { return nil }
        return KindAdvice.Words(
            message: "`for … in` does not go through a value by itself",
            help: "write `for i, item in ipairs(list) do` for a list, `for name, value in pairs(record) do` for a record")
    }

    /// Of an operation that stands in the rules on kinds that do not go together.
    private func operationWords(in program: Program) -> KindAdvice.Words? {
        guard code == "wrong_kind", !subject.contains("\n") else { return nil }
        let kinds = subject.split(separator: " and ").map { KindAdvice.inWords($0) }
        if kinds.count == 1 { return KindAdvice.words(ofOne: operation, kinds[0]) }
        guard kinds.count == 2, let frame = frames.first, program.parts.contains(where: { $0.part.number == frame.part }),
            case .expression(let expression)? = place(in: program)?.point.node, case .binary(let binary) = expression.kind
        else { return nil }
        // Lua turns a > b into b < a.
        let isTurned = [.greater, .greaterEqual].contains(binary.operator)
        return KindAdvice.words(binary.operator, kinds[isTurned ? 1 : 0], kinds[isTurned ? 0 : 1])
    }

    /// As one of the `errors` of a case: `{"code":…,"fact":…,"message":…,"at":{…},"help":[…]}`.
    func json(in program: Program, limits: Limits) -> JSONValue {
        var members: [JSONValue.Member] = [.init("code", .string(code))]
        if ["fact_missing", "fact_not_known", "dynamic_read"].contains(code) { members.append(.init("fact", .string(subject))) }
        // A rule's own words are given only as they stand in its text: what it puts together may hold facts of the case.
        let isOwnText = code != "rule_error" || program.holdsText(subject)
        let words = words(in: program, subject: isOwnText ? subject : "", limits)
        members.append(.init("message", .string(words.message)))
        if let part = part(in: program), let place = location(in: program) {
            let at: [JSONValue.Member] = [
                .init("file", .string(program.shortName(of: part))), .init("line", .number(String(place.line))),
                .init("column", .number(String(place.column))),
            ]
            members.append(.init("at", .object(at)))
        }
        if let help = words.help { members.append(.init("help", .array([.string(help)]))) }
        return .object(members)
    }

    /// The same failure, with the fact that was not known where calculating with or comparing an optional fact was the cause.
    func naming(unknownAmong facts: [Fact], in program: Program) -> RunFailure {
        guard code == "wrong_kind", let frame = frames.first, program.parts.contains(where: { $0.part.number == frame.part }),
            let place = place(in: program),
            let fact = UnknownFact(facts, in: place.part).name(at: place.point, kinds: subject)
        else { return self }
        return RunFailure("fact_not_known", subject: fact, as: self)
    }
}

extension Limits {
    /// For running the parts of a rulebook once: 64 MiB, 20,000,000 steps and two seconds.
    static var loading: Limits {
        var limits = Limits()
        limits.steps = 20_000_000
        limits.milliseconds = 2000
        limits.memory = 64 << 20
        return limits
    }

    /// Of the form that reports each step: a step of a rule is up to eight of its own.
    var forExplaining: Limits {
        var limits = self
        limits.steps = min(8 * steps, Limits.mostSteps)
        limits.milliseconds = Limits.milliseconds(for: limits.steps)
        limits.memory = 2 * memory
        return limits
    }

    /// A tenth of the steps, and of the time that they may take.
    var tenth: Limits {
        var limits = self
        (limits.steps, limits.milliseconds) = (steps / 10, milliseconds / 10)
        return limits
    }
}
