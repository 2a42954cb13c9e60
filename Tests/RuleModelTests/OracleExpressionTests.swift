import CExact
import Testing

/// A million random expressions, against Python's fractions.
@Suite struct OracleExpressionTests {
    @Test(arguments: [0, 1])
    func everyExpressionGivesWhatFractionsGive(half: Int) throws {
        let machine = Machine()
        var wrong: [String] = []
        var lines = 0
        try Oracle(topic: "expressions", seed: Oracle.seed + half, count: 550_000).forEachLine { line in
            lines += 1
            if let complaint = machine.complaint(line), wrong.count < 20 { wrong.append("`\(line.text)` gives \(complaint)") }
            // The arena is used filled as well as fresh.
            if lines % 5000 == 0 { machine.forget() }
        }
        #expect(wrong == [])
    }
}

/// Evaluates the oracle's reverse Polish; its grammar is in `Oracle/expressions.py`.
private final class Machine {
    private let words = Words()
    private var stack: [exact_word] = []
    private let text = UnsafeMutablePointer<CChar>.allocate(capacity: Int(EXACT_TEXT))

    deinit { text.deallocate() }

    func forget() { exact_arena_reset(words.arena, 0) }

    /// What came out where it is not what the line expects.
    func complaint(_ whole: Line) -> String? {
        var line = whole
        stack.removeAll(keepingCapacity: true)
        var status = EXACT_OK
        var order: Int32?
        while let token = line.token() {
            if token.first == UInt8(ascii: "=") { return answer(status, order, token.rest) }
            if status == EXACT_OK { status = step(token, &order) }
        }
        return "a line without an answer"
    }

    private func answer(_ status: exact_status, _ order: Int32?, _ expected: Token) -> String? {
        let kind = expected.first
        let rest = expected.rest
        if kind == UInt8(ascii: "!") || status != EXACT_OK {
            let code = Machine.codes[status.rawValue] ?? "?"
            return kind == UInt8(ascii: "!") && rest.text == code ? nil : "status \(status.rawValue)"
        }
        if let order { return kind == UInt8(ascii: "c") && rest.integer == Int64(order) ? nil : "order \(order)" }
        let word = stack[0]
        let length = exact_format(words.arena, word, text)
        guard stack.count == 1, exact_kind_of(word) == Machine.kinds[kind], rest.equals(text, length) else {
            return "\(words.text(word)) on a stack of \(stack.count)"
        }
        return again(kind, rest).flatMap { $0 == word ? nil : "another word than its text read again" }
    }

    /// The word of the answer's text read again; nil for what is not read from text.
    private func again(_ kind: UInt8, _ token: Token) -> exact_word? {
        let isRatio = token.split(at: UInt8(ascii: "/")) != nil
        guard kind == UInt8(ascii: "n") || (kind == UInt8(ascii: "m") && !isRatio) else { return nil }
        var word: exact_word = 0
        return value(kind, token, &word) == EXACT_OK ? word : 0
    }

    private func step(_ token: Token, _ order: inout Int32?) -> exact_status {
        var word: exact_word = 0
        let first = token.first
        if Machine.kinds[first] != nil {
            let status = value(first, token.rest, &word)
            if status == EXACT_OK { stack.append(word) }
            return status
        }
        let b = stack.removeLast()
        if first == UInt8(ascii: "~") {
            let status = exact_neg(words.arena, b, &word)
            stack.append(word)
            return status
        }
        let a = stack.removeLast()
        if first == UInt8(ascii: "c") {
            var result: Int32 = 0
            let status = exact_compare(words.arena, a, b, &result)
            if status == EXACT_OK { order = result }
            return status
        }
        let status = first == UInt8(ascii: "r") ? round(a, b, token.rest.first, &word) : binary(first)(words.arena, a, b, &word)
        stack.append(word)
        return status
    }

    private func binary(_ symbol: UInt8) -> Words.Operator {
        switch symbol {
        case UInt8(ascii: "+"): exact_add
        case UInt8(ascii: "-"): exact_sub
        case UInt8(ascii: "*"): exact_mul
        case UInt8(ascii: "/"): exact_div
        case UInt8(ascii: "f"): exact_floor_div
        case UInt8(ascii: "%"): exact_floor_mod
        default: exact_pow
        }
    }

    private func round(_ a: exact_word, _ multiple: exact_word, _ rule: UInt8, _ out: inout exact_word) -> exact_status {
        let kind = exact_kind_of(a)
        guard kind == exact_kind_of(multiple), kind == EXACT_NUMBER || kind == EXACT_MONEY else { return EXACT_WRONG_KIND }
        var value = exact_q()
        let status = exact_q_round(exact_unpack(words.arena, a), exact_unpack(words.arena, multiple), Machine.rules[rule]!, &value)
        if status != EXACT_OK { return status }
        return kind == EXACT_MONEY ? exact_pack_money(words.arena, value, &out) : exact_pack_number(words.arena, value, &out)
    }

    private func value(_ kind: UInt8, _ token: Token, _ out: inout exact_word) -> exact_status {
        var value = exact_q()
        var status = EXACT_OK
        switch kind {
        case UInt8(ascii: "n"), UInt8(ascii: "p"):
            if let (top, bottom) = token.split(at: UInt8(ascii: "/")) {
                status = exact_q_make(top, bottom, &value)
            } else {
                status = exact_q_parse(token.start, token.length, &value)
            }
        case UInt8(ascii: "m"): status = exact_parse_money(token.start, token.length, &value)
        case UInt8(ascii: "d"):
            var days: Int32 = 0
            status = exact_parse_date(token.start, token.length, &days)
            out = exact_pack_date(days)
            return status
        default:
            let (months, days) = token.split(at: UInt8(ascii: ","))!
            return exact_pack_duration(Int32(months), Int32(days), &out)
        }
        if status != EXACT_OK { return status }
        return kind == UInt8(ascii: "n") ? exact_pack_number(words.arena, value, &out) : exact_pack_money(words.arena, value, &out)
    }

    private static let kinds: [UInt8: exact_kind] = [
        UInt8(ascii: "n"): EXACT_NUMBER, UInt8(ascii: "m"): EXACT_MONEY, UInt8(ascii: "p"): EXACT_MONEY,
        UInt8(ascii: "d"): EXACT_DATE, UInt8(ascii: "u"): EXACT_DURATION,
    ]
    private static let rules: [UInt8: exact_rounding] = [
        UInt8(ascii: "h"): EXACT_HALF_UP, UInt8(ascii: "e"): EXACT_HALF_EVEN, UInt8(ascii: "u"): EXACT_UP, UInt8(ascii: "d"): EXACT_DOWN,
    ]
    private static let codes: [UInt32: String] = [
        EXACT_TOO_LARGE.rawValue: "L", EXACT_TOO_FINE.rawValue: "F", EXACT_DIVISION_BY_ZERO.rawValue: "Z",
        EXACT_WRONG_KIND.rawValue: "K", EXACT_NO_SUCH_DAY.rawValue: "D",
    ]
}
