import LuaSandbox
import RuleModel

/// One case in one state, from its text to its line.
///
/// First everything is read as if nothing were missing. Where something is, the prelude tries each part by itself and says what is
/// needed, what is referred, and whether the outcome stands.
struct CaseRun {
    let state: RunningRulebook
    let rulebook: Rulebook
    let line: DecisionLine
    let limits: Limits

    struct Outcome {
        var verdict: Verdict
        /// A limit was met, or nearly: the verdict must come from a fresh state.
        var dependsOnState: Bool
    }

    private var sandbox: Sandbox { state.sandbox }
    private var book: BookInputs { rulebook.book }

    func decide(
        _ json: UnsafeRawBufferPointer, _ number: Int, _ on: CalendarDate?, _ known: CalendarDate?, _ textValues: Bool,
        into out: inout [UInt8]
    ) -> Outcome {
        defer { sandbox.endCase() }
        let start = out.count
        let head: CaseHead
        do throws(CaseFault) {
            head = try sandbox.beginCase(json, on: on, known: known, textValues: textValues, limits: limits)
        } catch {
            DecisionLine.appendErrors(errors(of: error), line: number, reference: error.reference, to: &out)
            return Outcome(verdict: .failed, dependsOnState: error.isLimit)
        }
        line.appendHead(reference: head.reference, on: head.on, known: known, to: &out)
        let afterHead = out.count
        do throws(RunFailure) {
            try appendPlainly(to: &out)
            line.close(from: start, in: &out)
            return Outcome(verdict: .decided, dependsOnState: sandbox.nearLimit)
        } catch {
            guard error.isOpen(hasRouting: book.hasRouting) else { return fail([error], number, head, from: start, &out) }
        }
        out.removeSubrange(afterHead...)
        return decideOpen(number, head, from: start, &out)
    }

    private func errors(of fault: CaseFault) -> [JSONValue] {
        if let limit = fault.limit { return [RunFailure(limit).json(in: rulebook.program, limits: limits)] }
        return fault.issues.map { issue in
            var members: [JSONValue.Member] = [.init("code", .string(issue.code))]
            if let fact = issue.fact { members.append(.init("fact", .string(fact))) }
            members.append(.init("message", .string(issue.message)))
            if !issue.help.isEmpty { members.append(.init("help", .array(issue.help.map(JSONValue.string)))) }
            return .object(members)
        }
    }

    private func fail(_ failures: [RunFailure], _ number: Int, _ head: CaseHead, from start: Int, _ out: inout [UInt8]) -> Outcome {
        out.removeSubrange(start...)
        let errors = failures.map { $0.naming(unknownAmong: book.inputs, in: rulebook.program).json(in: rulebook.program, limits: limits) }
        DecisionLine.appendErrors(errors, line: number, reference: head.referenceText, to: &out)
        return Outcome(verdict: .failed, dependsOnState: sandbox.nearLimit || failures.contains(where: \.isLimit))
    }

    // MARK: Nothing missing

    private func appendPlainly(to out: inout [UInt8]) throws(RunFailure) {
        if book.hasRouting {
            try append(.routing, membersOnly: true, to: &out)
        } else {
            line.appendWithoutOutcome(to: &out)
        }
        out += line.beforeAnswers
        for (index, name) in book.exports.enumerated() {
            appendKey(name, isFirst: index == 0, to: &out)
            try append(name, membersOnly: false, to: &out)
        }
        out.append(0x7D)
    }

    private func appendKey(_ name: String, isFirst: Bool, to out: inout [UInt8]) {
        if !isFirst { out.append(0x2C) }
        JSONText.append(name, to: &out)
        out.append(0x3A)
    }

    private func append(_ name: String, membersOnly: Bool, to out: inout [UInt8]) throws(RunFailure) {
        do throws(SandboxError) {
            try sandbox.appendAnswer(name, membersOnly: membersOnly, to: &out)
        } catch {
            throw RunFailure(error)
        }
    }

    // MARK: Something missing

    private func decideOpen(_ number: Int, _ head: CaseHead, from start: Int, _ out: inout [UInt8]) -> Outcome {
        var failures: [RunFailure] = []
        var settled = false
        do throws(RunFailure) {
            var flag: [UInt8] = []
            try append(.openSettled, membersOnly: false, to: &flag)
            settled = flag == Array("true".utf8)
            if settled { try append(.openDecision, membersOnly: true, to: &out) } else { line.appendWithoutOutcome(to: &out) }
        } catch {
            return fail([error], number, head, from: start, &out)
        }
        let given = appendGivenAnswers(withheld: book.hasRouting && !settled, &failures, to: &out)
        if !failures.isEmpty { return fail(failures, number, head, from: start, &out) }
        do throws(RunFailure) {
            var needs: [UInt8] = []
            try append(.openNeeds, membersOnly: false, to: &needs)
            if needs.count > 2 { out += Array(#","needs":"#.utf8) + needs }
        } catch {
            return fail([error], number, head, from: start, &out)
        }
        line.close(from: start, in: &out)
        let isDecided = book.hasRouting ? settled : given > 0
        return Outcome(verdict: isDecided ? .decided : .incomplete, dependsOnState: sandbox.nearLimit)
    }

    /// The exported answers that nothing stands in the way of; how many there were.
    private func appendGivenAnswers(withheld: Bool, _ failures: inout [RunFailure], to out: inout [UInt8]) -> Int {
        var given = 0
        out += line.beforeAnswers
        for name in book.exports where !withheld {
            var value: [UInt8] = []
            do throws(RunFailure) {
                try append(name, membersOnly: false, to: &value)
                appendKey(name, isFirst: given == 0, to: &out)
                out += value
                given += 1
            } catch {
                if !error.isOpen(hasRouting: book.hasRouting) { failures.append(error) }
            }
        }
        out.append(0x7D)
        return given
    }
}

extension String {
    /// What the prelude's `build` defines beside the rulebook's own answers.
    fileprivate static let routing = "(routing)"
    fileprivate static let openDecision = "(open decision)"
    fileprivate static let openSettled = "(open settled)"
    fileprivate static let openNeeds = "(open needs)"
}
