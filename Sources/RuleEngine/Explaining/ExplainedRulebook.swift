import Crypto
import LuaSyntax
import RuleModel

/// A rulebook in the form that reports each step; a value, made once for all that explain its cases.
public struct ExplainedRulebook: Sendable {
    /// The same rules in the form that only decides.
    let plain: Rulebook
    let rulebook: Rulebook
    /// Over what each place of a trace means.
    let siteDigest: [UInt8]

    private let declared: [String: Declared]
    private let exceptions: [String: [(rule: IdentifiedRule, in: Declared)]]
    private let inputs: [String: Fact]
    private let groups: Set<String>

    public init(_ rulebook: Rulebook) {
        plain = rulebook
        self.rulebook = rulebook.explained()
        siteDigest = Self.siteDigest(self.rulebook.program)
        declared = Dictionary(
            rulebook.declared.filter { $0.kind != .except }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        exceptions = rulebook.declared.exceptions
        inputs = Dictionary(rulebook.book.inputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        groups = Set(rulebook.book.inputs.compactMap { $0.name.split(separator: ".").dropLast().first.map(String.init) })
    }

    /// Exported answers, in order of declaration.
    var exports: [String] { rulebook.book.exports }

    var routing: Declared? { rulebook.declared.first { $0.kind == .routing } }

    /// An answer, form or parameter by its name.
    func declared(_ name: String) -> Declared? { declared[name] }

    /// What may take the place of an answer's value.
    func exceptions(to name: String) -> [(rule: IdentifiedRule, in: Declared)] { exceptions[name] ?? [] }

    /// What the amounts of bands and layers are for.
    func period(of declared: Declared) -> String? { declared.period(among: rulebook.declared) }

    /// A rulebook or library with its version: `national@2026.1`.
    func reference(to book: String) -> String { rulebook.versions[book].map { "\(book)@\($0)" } ?? book }

    /// A fact or judgement by its name.
    func input(_ name: String) -> Fact? { inputs[name] }

    /// Whether facts are declared as `NAME.…`.
    func isGroup(_ name: String) -> Bool { groups.contains(name) }

    /// Over the file, line and column of each point, function and statement, by its number.
    private static func siteDigest(_ program: Program) -> [UInt8] {
        var hash = SHA256()
        for loaded in program.parts {
            hash.update(line: "\(loaded.part.number) \(loaded.part.book)/\(loaded.part.file.name)")
            for point in loaded.text.points {
                let place = loaded.part.location(point.focus)
                hash.update(line: "\(point.id) \(point.kind.rawValue) \(place.line):\(place.column)")
            }
        }
        return Array(hash.finalize())
    }
}

extension SHA256 {
    fileprivate mutating func update(line: String) { update(data: Array((line + "\n").utf8)) }
}
