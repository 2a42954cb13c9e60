import Foundation

/// Mutants that the examples do not catch, each with the reason: `Tests/Reference/survivors.txt`.
struct Survivors {
    private(set) var reasons: [String: String] = [:]

    static let path = Shipped.root.appendingPathComponent("Tests/Reference/survivors.txt").path

    /// A line is a mutant's name, ` | `, and the reason; `#` begins a remark.
    init() throws {
        for line in try String(contentsOfFile: Self.path, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            guard let bar = line.range(of: " | ", options: .backwards) else { continue }
            reasons[String(line[..<bar.lowerBound])] = String(line[bar.upperBound...])
        }
    }
}
