import Foundation
import LuaSyntax
import Testing

@Suite struct RandomProgramTests {
    /// What Lua makes of the original and of what we print is the same; printing again changes nothing; the plain text loads.
    @Test(arguments: [false, true])
    func printReparseAndLoad(forRules: Bool) throws {
        let seed: UInt64 = forRules ? 117 : 2014
        let count = 1000
        print("seed \(seed)")
        let folder = try TemporaryFolder()
        _ = try folder.write(Array(RandomProgram.harness.utf8), as: "harness.lua")
        for number in 1...count {
            let source = RandomProgram(seed: seed &+ UInt64(number), forRules: forRules).source
            let result = Chunk.parse(source)
            try #require(result.issues.isEmpty, "\(source)\n\(result.issues)")
            let printed = LoadingPrinter.print(result.chunk, layout: .sourceLines, dialect: .verbatim)
            let plain = LoadingPrinter.print(result.chunk, layout: .points, dialect: .plain)
            _ = try folder.write(Array(source.utf8), as: "original\(number).lua")
            _ = try folder.write(printed.text, as: "printed\(number).lua")
            _ = try folder.write(plain.text, as: "plain\(number).lua")
            let again = Chunk.parse(printed.text)
            #expect(again.issues.isEmpty, "\(source)")
            #expect(again.chunk.nodeCount == result.chunk.nodeCount, "\(source)")
            #expect(LoadingPrinter.print(again.chunk, layout: .sourceLines, dialect: .verbatim).text == printed.text, "\(source)")
            #expect(Formatter.format(Chunk.parse(Formatter.format(result.chunk)).chunk) == Formatter.format(result.chunk), "\(source)")
            if forRules {
                let issues = Gate.issues(in: result.chunk, vocabulary: Self.vocabulary)
                #expect(issues == [], "\(source)")
            }
        }
        let outcome = try RealLua.run("lua5.4", ["harness.lua", String(count)], folder: folder.url)
        #expect(String(decoding: outcome.out, as: UTF8.self) == "done\n", "\(outcome.errors)")
    }

    private static let vocabulary = Vocabulary(["a": nil, "b": nil, "t": nil, "f": nil])
}
