import Foundation
import LuaSyntax
import ReferenceReader
import TestSupport

/// A shipped rulebook with one operator, constant or row changed.
struct Mutant: Sendable {
    /// Below the rulebooks' folder: `national/fnc.lua`.
    let path: String
    let line: Int
    /// What it is part of, as `routing above_cap`, so that it keeps its name while other rules change.
    let part: String
    let change: String
    /// Which of several alike in that part.
    var number = 1
    /// The whole changed file.
    let text: String

    var name: String { "\(path) | \(part) | \(change)\(number > 1 ? " (\(number))" : "")" }

    /// Everything in the rules that can be changed, in the order of the text.
    static func all() throws -> [Mutant] {
        let choices = try choicesOfFacts()
        var seen: [String: Int] = [:]
        return try paths().flatMap { path in
            let source = try String(contentsOfFile: "\(Shipped.rules)/\(path)", encoding: .utf8)
            return try mutants(of: path, source, choices).map { mutant in
                var mutant = mutant
                seen[mutant.name, default: 0] += 1
                mutant.number = seen[mutant.name] ?? 1
                return mutant
            }
        }
    }

    private static func mutants(of path: String, _ source: String, _ choices: [String: [String]]) throws -> [Mutant] {
        if path.hasSuffix(".csv") { return rows(of: path, source) }
        let rulebook = try ThirdReader(folder: "\(Shipped.rules)/\(path.prefix { $0 != "/" })")
        let chunk = Chunk.parse(source).chunk
        var finder = MutantFinder(path: path, chunk: chunk, choices: choices, inForceFrom: rulebook.inForceFrom)
        finder.walk(chunk)
        return finder.mutants
    }

    /// A data file without one of its rows.
    private static func rows(of path: String, _ source: String) -> [Mutant] {
        let lines = source.split(separator: "\n").map(String.init)
        return lines.indices.dropFirst().map { index in
            let rest = (lines[..<index] + lines[(index + 1)...]).joined(separator: "\n") + "\n"
            let row = lines[index].split(separator: ",").prefix(2).joined(separator: " ")
            return Mutant(path: path, line: index + 1, part: "rows", change: "row \(row) taken away", text: rest)
        }
    }

    /// So many of them, chosen by name and seed: a rule that changes leaves the choice among the others as it is.
    static func some(_ count: Int, of mutants: [Mutant], seed: UInt64) -> [Mutant] {
        let ranked = mutants.map { (rank: rank($0.name, seed), mutant: $0) }
        return ranked.sorted { ($0.rank, $0.mutant.name) < ($1.rank, $1.mutant.name) }.prefix(count).map(\.mutant)
    }

    /// FNV-1a of the name, mixed with the seed.
    private static func rank(_ name: String, _ seed: UInt64) -> UInt64 {
        let hash = name.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        var source = SeededGenerator(seed: hash ^ seed)
        return source.next()
    }

    private static func paths() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Shipped.rules).sorted().flatMap { id in
            try FileManager.default.contentsOfDirectory(atPath: "\(Shipped.rules)/\(id)")
                .filter { ($0.hasSuffix(".lua") && $0 != "rulebook.lua") || $0.hasSuffix(".csv") }.sorted().map { "\(id)/\($0)" }
        }
    }

    private static func choicesOfFacts() throws -> [String: [String]] {
        var choices: [String: [String]] = [:]
        for shipped in Shipped.all {
            for fact in try ThirdReader(folder: shipped.folder).declaredFacts {
                choices[fact.name] = fact.choices
                for (name, field) in fact.fields { choices[name] = field.choices }
            }
        }
        return choices
    }
}
