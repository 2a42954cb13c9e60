import CExact
import Testing

/// The arena holds each value once, forgets what it should, and survives running out of memory.
@Suite struct ArenaTests {
    /// A value that fits no word; a different one for each index.
    private func ratio(_ words: Words, _ index: Int) throws(Refusal) -> exact_word {
        try words.number(exact_q(num: Int64(index) * 3 + 1, den: 3))
    }

    @Test func equalValuesShareAWordThroughGrowth() throws {
        let words = Words()
        let all = try (0..<10_000).map { try ratio(words, $0) }
        #expect(Set(all).count == 10_000)
        #expect(exact_arena_mark(words.arena) == 10_000)
        for index in 0..<10_000 where try ratio(words, index) != all[index] { Issue.record("\(index) has another word") }
        #expect(exact_arena_mark(words.arena) == 10_000)
        let last = exact_unpack(words.arena, all[9_999])
        #expect(last.num == 29_998 && last.den == 3)
    }

    @Test func whatFitsAWordAllocatesNothing() throws {
        let words = Words()
        let before = words.memory.used
        for text in ["0", "19.75", "-7.1", "9007199254740991", "0.000000000000001"] { _ = try words.number(text) }
        _ = try words.add(words.money("1290.00"), words.money("0.01"))
        _ = try words.sub(words.date("2026-05-01"), words.date("2025-05-01"))
        #expect(exact_arena_mark(words.arena) == 0)
        #expect(words.memory.used == before)
    }

    @Test(arguments: [0, 1, 31, 32, 33, 500])
    func resetForgetsWhatCameAfterTheMark(kept: Int) throws {
        let words = Words()
        let old = try (0..<kept).map { try ratio(words, $0) }
        let mark = exact_arena_mark(words.arena)
        let used = words.memory.used
        for round in 1...3 {
            let new = try (0..<1000 * round).map { try ratio(words, 100_000 * round + $0) }
            #expect(new.count == 1000 * round)
            exact_arena_reset(words.arena, mark)
            #expect(exact_arena_mark(words.arena) == mark)
            #expect(words.memory.used == used, "a used arena must have as much left as a fresh one")
        }
        for index in 0..<kept where try ratio(words, index) != old[index] { Issue.record("\(index) has another word") }
        #expect(exact_arena_mark(words.arena) == mark)
        // A new case gets the words that it would get in a fresh state.
        let again = try (0..<200).map { try ratio(words, 5000 + $0) }
        #expect(exact_arena_mark(words.arena) == mark + 200)
        exact_arena_reset(words.arena, mark)
        #expect(try (0..<200).map { try ratio(words, 5000 + $0) } == again)
    }

    @Test func randomMarksAndResetsKeepEveryValueOnce() throws {
        let words = Words()
        var random = Oracle.random
        var model: [exact_word: Int] = [:]
        var order: [Int] = []
        for _ in 0..<20_000 {
            if Int.random(in: 0..<200, using: &random) == 0 {
                let mark = Int.random(in: 0...order.count, using: &random)
                exact_arena_reset(words.arena, mark)
                for index in order[mark...] { model[model.first { $0.value == index }!.key] = nil }
                order.removeSubrange(mark...)
            }
            let index = Int.random(in: 0..<400, using: &random)
            let word = try ratio(words, index)
            if let known = model[word] {
                #expect(known == index)
            } else {
                #expect(!order.contains(index), "a value held already got another word")
                model[word] = index
                order.append(index)
            }
            #expect(exact_arena_mark(words.arena) == order.count)
        }
    }

    @Test func runningOutOfMemoryLeavesTheArenaWhole() throws {
        var refusals = 0
        for budget in stride(from: 1_000, through: 24_000, by: 293) {
            let words = Words(budget: .max)
            words.memory.budget = budget
            var held: [exact_word] = []
            do {
                for index in 0..<600 { held.append(try ratio(words, index)) }
            } catch {
                #expect(error == .outOfMemory)
                refusals += 1
            }
            #expect(exact_arena_mark(words.arena) == held.count)
            for index in held.indices where try ratio(words, index) != held[index] { Issue.record("\(index) has another word") }
            // With memory again it goes on where it stopped.
            words.memory.budget = .max
            #expect(try exact_unpack(words.arena, ratio(words, 3000)).num == 9001)
            for index in held.indices where try ratio(words, index) != held[index] { Issue.record("\(index) has another word") }
        }
        #expect(refusals > 60)
    }

    @Test func operatorsReportThatMemoryRanOut() throws {
        let words = Words()
        words.memory.budget = words.memory.used
        let one = exact_of_whole(1)
        #expect(throws: Refusal.outOfMemory) {
            for index in 2..<2000 { _ = try words.div(one, exact_of_whole(Int64(index) * 7)) }
        }
        #expect(try words.add(one, one) == exact_of_whole(2))
    }

    @Test func openingNeedsMemoryAndClosingGivesAllBack() {
        for budget in [0, 100, 500, 800] {
            let memory = Memory(budget: budget)
            #expect(exact_arena_open(Memory.allocate, Unmanaged.passUnretained(memory).toOpaque()) == nil)
            #expect(memory.used == 0)
            #expect(memory.refusals > 0)
        }
        let memory = Memory(budget: .max)
        let arena = exact_arena_open(Memory.allocate, Unmanaged.passUnretained(memory).toOpaque())
        var word: exact_word = 0
        for index in 0..<1000 as Range<Int64> { #expect(exact_pack_number(arena, exact_q(num: 7 * index + 1, den: 7), &word) == EXACT_OK) }
        #expect(memory.used > 16_000)
        exact_arena_close(arena)
        #expect(memory.used == 0)
    }
}
