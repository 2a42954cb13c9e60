import Foundation
import LuaSyntax
import Testing

/// The line that Lua gives to a failure leads back to the operation that failed.
@Suite struct EventPointTests {
    @Test(arguments: [LoadingPrinter.Dialect.verbatim, .plain])
    func failuresAreFoundAgain(dialect: LoadingPrinter.Dialect) throws {
        let seed: UInt64 = 20_260_401
        let count = 3000
        print("seed \(seed)")
        let folder = try TemporaryFolder()
        _ = try folder.write(Array(FailingProgram.harness.utf8), as: "harness.lua")
        var programs: [(FailingProgram, Chunk, LoadedSource)] = []
        for number in 1...count {
            let program = FailingProgram(seed: seed &+ UInt64(number))
            let result = Chunk.parse(program.source)
            try #require(result.issues.isEmpty, "\(program.source)\n\(result.issues)")
            let printed = LoadingPrinter.print(result.chunk, layout: .points, dialect: dialect)
            _ = try folder.write(printed.text, as: "\(number).lua")
            programs.append((program, result.chunk, printed))
        }
        let outcome = try RealLua.run("lua5.4", ["harness.lua", String(count)], folder: folder.url)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let lines = String(decoding: outcome.out, as: UTF8.self).split(separator: "\n")
        try #require(lines.count == count)

        var failed: [String: Int] = [:]
        for (line, (program, chunk, printed)) in zip(lines, programs) {
            if line == "ok" { continue }
            let number = try #require(Int(line), "\(line): \(program.source)")
            let kind = try #require(EventPoint.Kind.allCases.first { "\($0)" == program.kind })
            let found = try #require(printed.point(line: number, kind: kind), "line \(line): \(program.source)")
            let expected = String(decoding: Array(program.source.utf8)[program.range], as: UTF8.self)
            let span = found.span.start.offset..<found.span.end.offset
            if kind == .concatenation {
                #expect(span.contains(program.range.lowerBound), "\(expected) in \(program.source): found \(chunk.text(of: found.span))")
            } else {
                #expect(span == program.range, "\(expected) in \(program.source): found \(chunk.text(of: found.span))")
            }
            failed[program.kind, default: 0] += 1
        }
        print("\(dialect): found again \(failed.sorted { $0.key < $1.key })")
        #expect(failed.values.reduce(0, +) > count / 3)
        #expect(failed.count == 8)
    }
}
