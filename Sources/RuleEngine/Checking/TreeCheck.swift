import LuaSyntax
import RuleModel

/// The mistakes that the text of the rules shows before any case: names that do not exist, words that are not choices, kinds that
/// cannot be compared, monitoring facts that a rule reads.
struct TreeCheck {
    let report: Report
    let names: CaseNames
    let inference: KindInference
    let unread: Unread
    let manifest: Manifest

    func check(_ part: Part) {
        for expression in part.tree.expressions where !part.issueLines.contains(expression.span.start.line) {
            check(expression, in: part)
        }
    }

    private func check(_ expression: Expression, in part: Part) {
        switch expression.kind {
        case .field(let base, let field): checkRead(field.text, of: inference.kind(of: base), part.location(field.span))
        case .index(let base, let key):
            if case .string(let literal) = key.unparenthesized.kind {
                checkRead(literal.text, of: inference.kind(of: base), part.location(key.span))
            } else if inference.kind(of: base) == .wholeCase {
                report.error(
                    "dynamic_read", "the case is read by a name that does not stand in the text", at: part.location(key.span),
                    help: "write case.NAME, so that it is known which facts the rules can read")
            }
        case .binary(let operation): check(operation, at: expression.span, in: part)
        case .unary(let operation): OperationCheck(report: report, inference: inference).check(operation, at: expression.span, in: part)
        case .table(let table): RepeatedKeys(report: report).check(table, in: part.file)
        case .call(let call):
            CallCheck(report: report, inference: inference).check(call, in: part)
            checkIncludes(call, in: part)
            FindCheck(report: report, inference: inference).check(call, in: part)
        default: break
        }
    }

    // MARK: Names

    private func checkRead(_ name: String, of base: ValueKind, _ place: SourceLocation) {
        if report.isFull(place.file) { return }
        switch base {
        case .wholeCase:
            if let entry = names[name] {
                if entry.isMonitoring { report.refuseMonitoring(name, entry, at: place) }
            } else if !report.explains(name, unread, manifest) {
                let help =
                    Report.didYouMean(name, unread.candidates.union(names.names)) + [
                        "declare it: fact \"\(name)\" { … }, or an answer or parameter of that name"
                    ]
                report.add(
                    Diagnostic("unknown_name", "`\(name)` is not a fact, parameter or answer of this rulebook", at: place, help: help))
            }
        case .record(let fields, let source):
            if let member = names.member(name, of: source), member.isMonitoring {
                report.refuseMonitoring("\(source).\(name)", member, at: place)
            }
            guard fields[name] == nil, !inference.uses.fieldsSet.contains(name) else { break }
            guard !unread.mayDefine(name) || names[source] == nil else { break }
            let help = Report.didYouMean(name, fields.keys) + ["it has \(fields.keys.sorted().joined(separator: ", "))"]
            let owner = source.isEmpty ? "this record" : source
            report.add(Diagnostic("unknown_name", "`\(name)` is not part of \(owner)", at: place, help: help))
        default: break
        }
    }

    // MARK: Comparisons

    private func check(_ operation: BinaryOperation, at span: SourceSpan, in part: Part) {
        let (left, right) = (inference.kind(of: operation.left), inference.kind(of: operation.right))
        if operation.operator.isEquality, checkChoice(left, operation.right, in: part) || checkChoice(right, operation.left, in: part) {
            return
        }
        OperationCheck(report: report, inference: inference).check(operation, at: span, in: part)
    }

    /// True where the two sides are a choice and a word, whether or not the word is one of the choices.
    private func checkChoice(_ kind: ValueKind, _ other: Expression, in part: Part) -> Bool {
        guard case .choice(let choices, let source) = kind, !source.isEmpty, case .string(let literal) = other.unparenthesized.kind else {
            return false
        }
        guard !choices.contains(literal.text) else { return true }
        if names[source]?.hasInferredWords == true, !literal.text.isSlip(of: choices) { return true }
        report.unknownChoice(literal.text, choices, of: source, in: names, at: part.location(other.span))
        return true
    }

    /// `includes(case.outcomes, "word")`: the word must be one of the choices.
    private func checkIncludes(_ call: Call, in part: Part) {
        guard call.isOf("includes"), call.arguments.count == 2,
            case .list(let item) = inference.kind(of: call.arguments[0])
        else { return }
        _ = checkChoice(item, call.arguments[1], in: part)
    }
}

extension String {
    /// Whether a word is almost one of an answer's. Another word altogether may be one that an exception of another rulebook gives.
    func isSlip(of words: [String]) -> Bool { count > 2 && !nearNames(to: self, among: words).isEmpty }
}

extension Report {
    /// A word that a fact or answer can never be.
    func unknownChoice(_ word: String, _ choices: [String], of source: String, in names: CaseNames? = nil, at place: SourceLocation) {
        let near = nearNames(to: word, among: choices).map { "\"\($0)\"" }
        let declared = names?[source]?.declaredAt.map { " (\($0.file.split(separator: "/").last ?? ""):\($0.line))" } ?? ""
        let list = "the choices are \(choices.joined(separator: ", "))\(declared)"
        let help = near.isEmpty ? list : "did you mean \(near.joined(separator: ", "))? \(list)"
        error("unknown_choice", "`\(word)` is not one of the choices of \(source)", at: place, help: help)
    }

    /// Whether a name that nothing declares may be, or would be, declared where it was not read; the cause is said then, once.
    func explains(_ name: String, _ unread: Unread, _ manifest: Manifest) -> Bool {
        if let file = unread.fileLeftOut(declaring: name) {
            leftOut(file, manifest)
        } else if let part = unread.partCommentedOut(mentioning: name) {
            emptyPart(part)
        } else {
            return unread.mayDefine(name)
        }
        return true
    }

    func emptyPart(_ part: Part) {
        error(
            "empty_part", "`\(part.file.name)` holds no rules\(part.isBlank ? "" : ", only comments")",
            at: SourceLocation(file: part.file.path, line: 1, column: 1),
            help: part.isBlank ? "was it saved? if it is meant to be empty, take it out of `parts`" : "take `--` away before what is meant")
    }

    /// A file that declares what rules read, and is no part: said once, not for each name.
    private func leftOut(_ file: String, _ manifest: Manifest) {
        let name = file.hasSuffix(".lua") ? String(file.dropLast(4)) : file
        error(
            "part_left_out", "`parts` does not name `\(file)`, which declares what the rules read", at: manifest.partsPlace,
            help: "add \"\(name)\" to `parts`, before the files that use it")
    }

    /// A monitoring fact where a rule would read it.
    func refuseMonitoring(_ name: String, _ entry: CaseNames.Entry, at place: SourceLocation) {
        let declared = entry.declaredAt.map { " (declared at \($0.file):\($0.line))" } ?? ""
        error(
            "monitoring_read", "`\(name)` is counted for monitoring, and no rule may read it", at: place,
            help: "decide without it, or take `monitoring = true` away from the fact\(declared)")
    }
}
