import CExact
import Foundation

/// A status other than `EXACT_OK`, thrown.
struct Refusal: Error, Equatable {
    let status: exact_status

    static let tooLarge = Refusal(status: EXACT_TOO_LARGE)
    static let tooFine = Refusal(status: EXACT_TOO_FINE)
    static let divisionByZero = Refusal(status: EXACT_DIVISION_BY_ZERO)
    static let wrongKind = Refusal(status: EXACT_WRONG_KIND)
    static let malformed = Refusal(status: EXACT_MALFORMED)
    static let outOfMemory = Refusal(status: EXACT_OUT_OF_MEMORY)
}

/// An arena and the operators on its words.
final class Words {
    let arena: OpaquePointer
    let memory: Memory

    init(budget: Int = .max) {
        memory = Memory(budget: budget)
        arena = exact_arena_open(Memory.allocate, Unmanaged.passUnretained(memory).toOpaque())!
    }

    deinit { exact_arena_close(arena) }

    typealias Operator = (OpaquePointer?, exact_word, exact_word, UnsafeMutablePointer<exact_word>?) -> exact_status

    func apply(_ operate: Operator, _ a: exact_word, _ b: exact_word) throws(Refusal) -> exact_word {
        var word: exact_word = 0
        try check(operate(arena, a, b, &word))
        return word
    }

    func add(_ a: exact_word, _ b: exact_word) throws(Refusal) -> exact_word { try apply(exact_add, a, b) }
    func sub(_ a: exact_word, _ b: exact_word) throws(Refusal) -> exact_word { try apply(exact_sub, a, b) }
    func mul(_ a: exact_word, _ b: exact_word) throws(Refusal) -> exact_word { try apply(exact_mul, a, b) }
    func div(_ a: exact_word, _ b: exact_word) throws(Refusal) -> exact_word { try apply(exact_div, a, b) }

    func neg(_ a: exact_word) throws(Refusal) -> exact_word {
        var word: exact_word = 0
        try check(exact_neg(arena, a, &word))
        return word
    }

    func compare(_ a: exact_word, _ b: exact_word) throws(Refusal) -> Int {
        var order: Int32 = 0
        try check(exact_compare(arena, a, b, &order))
        return Int(order)
    }

    func number(_ value: exact_q) throws(Refusal) -> exact_word {
        var word: exact_word = 0
        try check(exact_pack_number(arena, value, &word))
        return word
    }

    func number(_ text: String) throws(Refusal) -> exact_word {
        var value = exact_q()
        try check(exact_q_parse(text, text.utf8.count, &value))
        return try number(value)
    }

    func ratio(_ top: Int64, _ bottom: Int64) throws(Refusal) -> exact_word {
        var value = exact_q()
        try check(exact_q_make(top, bottom, &value))
        return try number(value)
    }

    func money(_ text: String) throws(Refusal) -> exact_word {
        var value = exact_q()
        try check(exact_parse_money(text, text.utf8.count, &value))
        return try money(value)
    }

    func money(_ pence: exact_q) throws(Refusal) -> exact_word {
        var word: exact_word = 0
        try check(exact_pack_money(arena, pence, &word))
        return word
    }

    func date(_ text: String) throws(Refusal) -> exact_word {
        var days: Int32 = 0
        try check(exact_parse_date(text, text.utf8.count, &days))
        return exact_pack_date(days)
    }

    func duration(months: Int32 = 0, days: Int32 = 0) throws(Refusal) -> exact_word {
        var word: exact_word = 0
        try check(exact_pack_duration(months, days, &word))
        return word
    }

    func text(_ word: exact_word) -> String {
        var bytes = [CChar](repeating: 1, count: Int(EXACT_TEXT))
        let length = exact_format(arena, word, &bytes)
        precondition(bytes[length] == 0, "a 0 byte follows the text")
        return String(decoding: bytes[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether the word points into the arena: a fresh arena cannot hold it.
    func isBoxed(_ word: exact_word) -> Bool { word & 0xF == 3 || word & 0xF == 4 }
}

func check(_ status: exact_status) throws(Refusal) {
    if status != EXACT_OK { throw Refusal(status: status) }
}

/// An allocator that counts, refuses beyond its budget, and checks the sizes that it is told.
final class Memory {
    var budget: Int
    private(set) var used = 0
    private(set) var refusals = 0
    private var sizes: [UnsafeMutableRawPointer: Int] = [:]

    init(budget: Int) { self.budget = budget }

    static let allocate: exact_alloc = { owner, block, oldSize, newSize in
        Unmanaged<Memory>.fromOpaque(owner!).takeUnretainedValue().resize(block, oldSize, newSize)
    }

    private func resize(_ block: UnsafeMutableRawPointer?, _ oldSize: Int, _ newSize: Int) -> UnsafeMutableRawPointer? {
        let held = block.map { sizes[$0]! } ?? 0
        precondition(block == nil || held == oldSize, "the size of a block is what it was made with")
        if newSize > held, used - held + newSize > budget {
            refusals += 1
            return nil
        }
        used += newSize - held
        if let block { sizes[block] = nil }
        if newSize == 0 {
            free(block)
            return nil
        }
        let resized = realloc(block, newSize)!
        sizes[resized] = newSize
        return resized
    }
}
