import Foundation
import LuaSyntax
import ReferenceReader

/// Every constant of a rulebook and its libraries at which something may turn.
struct Thresholds {
    private(set) var numbers: Set<Fraction> = []
    private(set) var amounts: Set<Fraction> = []
    private(set) var days: Set<Day> = []

    init(_ ids: [String]) throws {
        for id in ids {
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(Shipped.rules)/\(id)") where name.hasSuffix(".lua") {
                let text = try String(contentsOfFile: "\(Shipped.rules)/\(id)/\(name)", encoding: .utf8)
                for expression in Chunk.parse(text).chunk.expressions { note(expression) }
            }
        }
    }

    private mutating func note(_ expression: LuaSyntax.Expression) {
        switch expression.kind {
        case .number(let numeral): if let number = Fraction(numeral.text) { numbers.insert(number) }
        case .string(let literal):
            if let day = Day(literal.text) { days.insert(day) }
            if literal.text.contains("."), let amount = Fraction(literal.text.replacingOccurrences(of: ",", with: "")) {
                amounts.insert(amount)
            }
        default: break
        }
    }
}
