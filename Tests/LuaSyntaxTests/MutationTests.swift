import Foundation
import LuaSyntax
import TestSupport
import Testing

/// Files that somebody damaged: we never crash, and we accept what Lua accepts.
@Suite struct MutationTests {
    @Test func damagedFilesAreReadLikeLuaReadsThem() throws {
        let seed: UInt64 = 1983
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        _ = try folder.write(Array(Self.harness.utf8), as: "harness.lua")
        let files = try Corpus.files().filter { $0.bytes.count < 20_000 && !$0.bytes.isEmpty }
        var accepted: [Bool] = []
        var issues: [[SyntaxIssue]] = []
        for _ in 0..<3 {
            for file in files {
                let damaged = damage(file.bytes, with: files, &random)
                let result = Chunk.parse(damaged)
                for issue in result.issues { check(issue, in: damaged) }
                _ = Gate.issues(in: result.chunk, vocabulary: ruleVocabulary)
                _ = LoadingPrinter.print(result.chunk, layout: .points, dialect: .plain)
                accepted.append(result.issues.isEmpty)
                issues.append(result.issues)
                _ = try folder.write(damaged, as: "\(accepted.count).lua")
            }
        }
        let outcome = try RealLua.run("lua5.4", ["harness.lua", String(accepted.count)], folder: folder.url)
        let verdicts = String(decoding: outcome.out, as: UTF8.self).split(separator: "\n")
        try #require(verdicts.count == accepted.count, "\(outcome.errors)")
        for (number, verdict) in verdicts.enumerated() {
            if verdict == "ok" {
                #expect(accepted[number], "Lua accepts what we refuse: \(issues[number].first.map { "\($0)" } ?? "")")
            } else if accepted[number] {
                // Labels are the gate's concern: it refuses them all.
                #expect(verdict.contains("goto") || verdict.contains("label"), "we accept what Lua refuses: \(verdict)")
            }
        }
        print("\(accepted.count) damaged files, \(accepted.filter { $0 }.count) of them still Lua")
        #expect(accepted.count > 800)
    }

    private func check(_ issue: SyntaxIssue, in source: [UInt8]) {
        #expect(issue.span.start <= issue.span.end && issue.span.end.offset <= source.count)
        #expect(!issue.message.isEmpty && !issue.message.hasSuffix(".") && issue.message.utf8.count < 300, "\(issue.message)")
    }

    private func damage(_ bytes: [UInt8], with files: [Corpus.File], _ random: inout SeededGenerator) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = Int.random(in: 0...result.count, using: &random)
            let end = min(result.count, place + Int.random(in: 1...30, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: result.removeSubrange(place..<end)
            case 1: result.insert(contentsOf: result[place..<end], at: place)
            case 2:
                let other = random.pick(files).bytes
                let from = Int.random(in: 0..<other.count, using: &random)
                result.insert(contentsOf: other[from..<min(other.count, from + 40)], at: place)
            case 3: result.insert(UInt8.random(in: 0...255, using: &random), at: place)
            default:
                let words = [
                    " end ", "(", ")", "{", "}", " = ", ",", "\n", "--", "\"", "[[", " function ", " local ", " if ", " then ", "..", "0x",
                ]
                result.insert(contentsOf: Array(random.pick(words).utf8), at: place)
            }
            if result.isEmpty { result = [0x20] }
        }
        return result
    }

    private static let harness = #"""
        for i = 1, tonumber(arg[1]) do
          local chunk, why = loadfile(i .. ".lua", "t")
          print(chunk and "ok" or (why:gsub("[\r\n]", " ")))
        end
        """#
}
