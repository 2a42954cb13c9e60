import CExact
import TestSupport
import Testing

/// Shares add up, always, and are those of the largest remainder.
@Suite struct OracleSplitTests {
    /// 120,000 splits by fractions of every width, penny by penny as Python's fractions share them.
    @Test func sharesAreWhatFractionsGive() throws {
        var wrong: [String] = []
        var weights: [exact_q] = []
        var shares = [Int64](repeating: 0, count: 128)
        try Oracle(topic: "splits", seed: Oracle.seed, count: 120_000).forEachLine { whole in
            var line = whole
            let total = line.token()!.integer
            let odd = Int(line.token()!.integer)
            weights.removeAll(keepingCapacity: true)
            while let token = line.token(), token.first != UInt8(ascii: "=") {
                guard let (top, bottom) = token.split(at: UInt8(ascii: "/")) else { continue }
                weights.append(exact_q(num: top, den: bottom))
            }
            let status = exact_split(total, weights, weights.count, odd, &shares)
            if !matches(&line, status, shares[..<weights.count]), wrong.count < 10 {
                wrong.append("`\(whole.text)` gives \(status.rawValue) \(shares[..<weights.count])")
            }
        }
        #expect(wrong == [])
    }

    private func matches(_ line: inout Line, _ status: exact_status, _ shares: ArraySlice<Int64>) -> Bool {
        var index = 0
        while let token = line.token() {
            switch token.first {
            case UInt8(ascii: "!"):
                let codes = ["L": EXACT_TOO_LARGE, "F": EXACT_TOO_FINE, "Z": EXACT_DIVISION_BY_ZERO, "K": EXACT_WRONG_KIND]
                return status == codes[token.rest.text] && line.token() == nil
            default:
                guard status == EXACT_OK, index < shares.count, token.integer == shares[index] else { return false }
                index += 1
            }
        }
        return index == shares.count
    }

    /// Two million splits by whole weights, checked from the definition in 128 bits.
    @Test(arguments: [0, 1])
    func everySplitIsTheLargestRemainder(half: Int) {
        let seed = Oracle.seed + half
        print("splits: 1,050,000, ORACLE_SEED=\(seed)")
        var split = RandomSplit(seed: seed)
        var wrong: [String] = []
        for _ in 0..<1_050_000 {
            split.draw()
            if !split.isRight(), wrong.count < 10 { wrong.append(split.description) }
        }
        split.deallocate()
        #expect(wrong == [])
    }
}

/// One split after another, in memory that is allocated once.
private struct RandomSplit: CustomStringConvertible {
    private static let most = 6
    private var random: SeededGenerator
    private var total: Int64 = 0
    private var count = 0
    private var odd = 0
    private let weights = UnsafeMutablePointer<exact_q>.allocate(capacity: most)
    private let shares = UnsafeMutablePointer<Int64>.allocate(capacity: most)

    init(seed: Int) { random = Oracle.random(seed) }

    func deallocate() {
        weights.deallocate()
        shares.deallocate()
    }

    mutating func draw() {
        var bits = random.next()
        func take(_ width: UInt64) -> Int64 {
            defer { bits >>= width }
            return Int64(bits & ((1 << width) - 1))
        }
        count = 1 + Int(take(3)) % RandomSplit.most
        odd = Int(take(3))
        let weightBits = 1 + take(5) % 20
        let pound = take(1) == 0 ? 1 : Int64(100)
        total = (take(46) >> take(5)) * pound
        var sum: Int64 = 0
        bits = random.next()
        for index in 0..<count {
            if index == 3 { bits = random.next() }
            weights[index] = exact_q(num: take(UInt64(weightBits)), den: 1)
            sum += weights[index].num
        }
        if sum == 0 { weights[0].num = 1 }
    }

    /// Shares the total and checks it: whole quotas, pennies left only where the rests are largest, ties in order.
    func isRight() -> Bool {
        guard exact_split(total, weights, count, odd, shares) == EXACT_OK else { return false }
        var sumOfWeights: Int64 = 0
        var sumOfShares: Int64 = 0
        for index in 0..<count {
            sumOfWeights += weights[index].num
            sumOfShares += shares[index]
        }
        guard sumOfShares == total else { return false }
        // The first in the queue that got no penny must come after the last that got one.
        var lastGiven: (rest: Int64, order: Int)?
        var firstLeft: (rest: Int64, order: Int)?
        for index in 0..<count {
            let (down, rest) = quota(index, sumOfWeights)
            let place = (rest: rest, order: index == odd ? -1 : index)
            switch shares[index] - down {
            case 0: if firstLeft.map({ precedes(place, $0) }) ?? true { firstLeft = place }
            case 1: if lastGiven.map({ precedes($0, place) }) ?? true { lastGiven = place }
            default: return false
            }
        }
        guard let lastGiven, let firstLeft else { return true }
        return precedes(lastGiven, firstLeft)
    }

    private func quota(_ index: Int, _ sum: Int64) -> (down: Int64, rest: Int64) {
        let product = total.multipliedFullWidth(by: weights[index].num)
        let (down, rest) = sum.dividingFullWidth(product)
        return (down, rest)
    }

    private func precedes(_ a: (rest: Int64, order: Int), _ b: (rest: Int64, order: Int)) -> Bool {
        a.rest != b.rest ? a.rest > b.rest : a.order < b.order
    }

    var description: String {
        "\(total) by \((0..<count).map { weights[$0].num }), odd \(odd): \((0..<count).map { shares[$0] })"
    }
}
