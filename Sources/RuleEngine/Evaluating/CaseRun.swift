import LuaSandbox
import RuleModel

/// One case in one state, from its text to its line.
///
/// First everything is read as if nothing were missing. Where something is, the prelude tries each part by itself and says what is
/// needed, what is referred, and whether the outcome stands.
struct CaseRun {
    let evaluator: Evaluator
    let state: RunningRulebook
    let limits: Limits
    let counted: Bool

    struct Outcome {
        var verdict: Verdict
        var standing: Sandbox.Standing
    }

    private var sandbox: Sandbox { state.sandbox }
    private var line: DecisionLine { evaluator.line }
    private var rulebook: Rulebook { evaluator.rulebook }
    private var book: BookInputs { rulebook.book }
    private var hasRouting: Bool { evaluator.rulebook.book.hasRouting }

    func decide(_ given: GivenCase, into out: inout [UInt8]) -> Outcome {
        defer { sandbox.endCase() }
        let start = out.count
        let head: CaseHead
        do throws(CaseFault) {
            head = try sandbox.beginCase(
                given.json, on: given.on, known: given.known, textValues: given.textValues, limits: limits, counted: counted)
        } catch {
            DecisionLine.appendErrors(errors(of: error), line: given.line, reference: error.reference, to: &out)
            return Outcome(verdict: .failed, standing: error.isLimit ? sandbox.standing : .stands)
        }
        line.appendHead(reference: head.reference, on: head.on, known: given.known, to: &out)
        let afterHead = out.count
        do throws(RunFailure) {
            try append(line.whole, to: &out)
            line.close(from: start, in: &out)
            return Outcome(verdict: .decided, standing: sandbox.standing)
        } catch {
            guard error.isOpen(hasRouting: hasRouting) else { return fail([error], given.line, head, from: start, &out) }
        }
        out.removeSubrange(afterHead...)
        return decideOpen(given.line, head, from: start, &out)
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
        let outcome = Outcome(verdict: .failed, standing: sandbox.standing)
        out.removeSubrange(start...)
        let errors = failures.map {
            placed($0).naming(unknownAmong: book.inputs, in: rulebook.program).json(in: rulebook.program, limits: limits)
        }
        DecisionLine.appendErrors(errors, line: number, reference: head.referenceText, to: &out)
        return outcome
    }

    /// With the answer that it is about, where no rule was running any more: the first that cannot be written by itself for this reason.
    private func placed(_ failure: RunFailure) -> RunFailure {
        guard failure.frames.isEmpty, ["unrounded", "bad_result", "result_limit"].contains(failure.code) else { return failure }
        var failure = failure
        failure.answer = zip(line.answers, book.exportPlaces).first { self.failure(of: $0.0)?.code == failure.code }?.1
        return failure
    }

    private func failure(of answer: AnswerTemplate) -> RunFailure? {
        var unused: [UInt8] = []
        do throws(RunFailure) {
            try append(answer, to: &unused)
            return nil
        } catch {
            return error
        }
    }

    private func append(_ answers: AnswerTemplate, to out: inout [UInt8]) throws(RunFailure) {
        do throws(SandboxError) {
            try sandbox.append(answers, to: &out)
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
            try append(line.openSettled, to: &flag)
            settled = flag == Array("true".utf8)
            if settled { try append(line.openDecision, to: &out) } else { line.appendWithoutOutcome(to: &out) }
        } catch {
            return fail([error], number, head, from: start, &out)
        }
        let given = appendGivenAnswers(withheld: hasRouting && !settled, &failures, to: &out)
        if !failures.isEmpty { return fail(failures, number, head, from: start, &out) }
        do throws(RunFailure) {
            var needs: [UInt8] = []
            try append(line.openNeeds, to: &needs)
            if needs.count > 2 { out += Array(#","needs":"#.utf8) + needs }
        } catch {
            return fail([error], number, head, from: start, &out)
        }
        line.close(from: start, in: &out)
        let isDecided = hasRouting ? settled : given > 0
        return Outcome(verdict: isDecided ? .decided : .incomplete, standing: sandbox.standing)
    }

    /// The exported answers that nothing stands in the way of; how many there were.
    private func appendGivenAnswers(withheld: Bool, _ failures: inout [RunFailure], to out: inout [UInt8]) -> Int {
        var given = 0
        out += line.beforeAnswers
        for answer in line.answers where !withheld {
            var member: [UInt8] = []
            do throws(RunFailure) {
                try append(answer, to: &member)
                if given > 0 { out.append(0x2C) }
                out += member
                given += 1
            } catch {
                if !error.isOpen(hasRouting: hasRouting) { failures.append(error) }
            }
        }
        out.append(0x7D)
        return given
    }
}
