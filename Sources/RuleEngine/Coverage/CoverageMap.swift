import LuaSyntax
import RuleModel

/// Everything of a rulebook that examples can exercise, and by which events a trace tells of it. What libraries bring is not the rulebook's.
public struct CoverageMap: Sendable {
    public internal(set) var subjects: [CoverageSubject] = []
    /// By fact: the texts by which rules look it up in data tables.
    public internal(set) var tableKeys: [String: [String]] = [:]

    /// By site.
    var conditions: [Int: (subject: Int, isNegated: Bool)] = [:]
    /// Of names that are conditions.
    var names: [Int: Int] = [:]
    /// By the name of the definition: of row, layer or exception by its number, from 1.
    var rows: [String: [Int: Int]] = [:]
    var exceptions: [String: [Int: Int]] = [:]
    var bands: [String: [Int: Int]] = [:]
    var quotes: [String: [String: Int]] = [:]
    var figures: [Figure: Int] = [:]
    /// By the name of a parameter: what its key is.
    var keys: [String: String] = [:]

    struct Figure: Hashable, Sendable {
        let parameter: String
        let key: String?
        let from: CalendarDate
        let known: CalendarDate?
    }

    mutating func add(_ subject: CoverageSubject) -> Int {
        subjects.append(subject)
        return subjects.count - 1
    }
}
