import RuleModel
import Testing

@testable import Readings

/// No figure is a reading's own: each is a value of the tree or of the decision, or is worked out here from them a second time.
@Suite("Figures of the examples")
struct ExampleFigureTests {
    private func examples() throws -> [Explained] {
        try ShippedExamples.flagship.get().decided + ShippedExamples.screening.get().decided
    }

    @Test("Of the assessor and of the letter") func traced() throws {
        let reader = Figures()
        for explained in try examples() {
            let known = reader.known(explained).union(reader.words(of: explained.summary))
            let derived = known.union(DerivedFigures(explained.decision).all)
            for (audience, figures) in [(ExplanationReading.Audience.assessor, derived), (.letter, known)] {
                for text in explained.spoken(for: audience) {
                    let stripped = text.replacing(/\(reasons? [\d, and]+\)/, with: "")
                    for figure in reader.of(stripped) where !figures.contains(figure) {
                        Issue.record("\(explained.name), \(audience): \(figure) in “\(text)”")
                    }
                }
            }
        }
    }

    @Test("What each pays is what the shares of the tree add up to") func shares() throws {
        var compared = 0
        for explained in try examples() {
            for answer in explained.summary.exports where answer.form == .layers {
                let weekly = explained.decision["answers"]?[answer.name]?["weekly"]?.members ?? []
                let root = explained.explanation.roots.map { explained.explanation[$0] }.first { $0.name == answer.name }
                let rows = root?.children.map { explained.explanation[$0] } ?? []
                let shares =
                    (rows + rows.filter { $0.kind == .rule && $0.taken == true }.flatMap { $0.children.map { explained.explanation[$0] } })
                    .filter { $0.kind == .share }
                for payer in weekly {
                    var sum = Money.zero
                    for share in shares where share.name == payer.key { sum = try sum + (share.value.money ?? .zero) }
                    #expect(sum == Money(ofDecision: payer.value.string), "\(explained.name): \(payer.key)")
                    compared += 1
                }
            }
        }
        #expect(compared > 600)
    }

    @Test("The letter's figures of what the person pays are the decision's") func person() throws {
        for explained in try examples() {
            let letter = explained.spoken(for: .letter).joined(separator: "\n")
            for answer in explained.summary.exports where answer.form == .layers && explained.decision["outcome"] != "decline" {
                guard let own = Money(ofDecision: explained.decision["answers"]?[answer.name]?["weekly"]?["person"]?.string) else {
                    continue
                }
                let words =
                    own == .zero ? "othing for the support in this letter" : "\(own.pounds) a week towards the support in this letter"
                #expect(letter.contains(words), "\(explained.name): \(letter)")
            }
        }
    }
}

/// What the assessor's screen works out from a decision: years of the amounts, and how far the quote is from a mark of its band.
struct DerivedFigures {
    private(set) var all: Set<String> = []

    init(_ decision: JSONValue) {
        let on = decision["on"]?.written.flatMap { try? CalendarDate($0) }
        guard let on, let end = try? on.financialYearEnd, let start = try? CalendarDate(year: on.financialYear, month: 4, day: 1) else {
            return
        }
        let days = [on.nights(until: end) + 1, start.nights(until: end) + 1]
        all = Set(days.map(String.init)).union(["7", end.spoken])
        for (_, answer) in (decision["answers"]?.members ?? []).map({ ($0.key, $0.value) }) {
            addDistances(in: answer)
            addYears(of: (answer["weekly"]?.members ?? []).compactMap { Money(ofDecision: $0.value.string) }, days)
            addYears(of: [Money(ofDecision: answer["quoted"]?.string)].compactMap(\.self), days)
        }
    }

    private mutating func addDistances(in band: JSONValue) {
        guard let quote = Money(ofDecision: band["quoted"]?.string) else { return }
        for mark in ["collar", "guide", "cap"].compactMap({ Money(ofDecision: band[$0]?.string) }) {
            if let distance = try? quote.distance(to: mark) { all.insert(distance.pounds) }
        }
    }

    /// A share of a year is within a penny of its own days, since the pennies are given out so that the column adds up.
    private mutating func addYears(of amounts: [Money], _ days: [Int]) {
        let total = amounts.reduce(Money.zero) { (try? $0 + $1) ?? $0 }
        all.insert(total.pounds)
        for (amount, count) in (amounts + [total]).flatMap({ amount in days.map { (amount, $0) } }) {
            guard let exact = try? amount * Exact(Int64(count), over: 7) else { continue }
            for way in [Exact.Rounding.down, .up] {
                if let pennies = try? exact.rounded(way) { all.insert(pennies.pounds) }
            }
        }
    }
}
