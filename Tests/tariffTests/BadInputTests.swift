import Foundation
import TestSupport
import Testing

/// The mistakes of `Tests/Corpus/bad-input`, each with its whole answer.
@Suite("Bad input")
struct BadInputTests {
    private static let corpus = URL(fileURLWithPath: #filePath).appendingPathComponent("../../Corpus/bad-input").standardizedFileURL

    private static let inputs: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
        return names.filter { $0.contains("-") && !$0.hasSuffix(".expected") }.sorted()
    }()

    @Test("There are many of them")
    func many() {
        #expect(Self.inputs.count > 150)
        #expect(Self.inputs.count(where: { $0.hasPrefix("command-") }) > 40)
    }

    @Test("Each is answered as was kept", arguments: inputs)
    func answers(input: String) throws {
        let folder = try TemporaryFolder()
        let isCommand = input.hasSuffix(".sh")
        for name in isCommand ? ["book", "good.json"] : [] {
            try FileManager.default.copyItem(at: Self.corpus.appendingPathComponent(name), to: folder.url(name))
        }
        let place = isCommand ? folder.path : Self.corpus.path
        let answers = try Self.commands(for: input).map { try Self.answer(to: $0, in: place) }
        expectKept(answers.joined(separator: "\n"), in: Self.corpus.appendingPathComponent(input + ".expected").path)
    }

    private static func commands(for input: String) throws -> [String] {
        if input.hasSuffix(".sh") {
            return [try String(contentsOf: corpus.appendingPathComponent(input), encoding: .utf8).trimmingCharacters(in: .newlines)]
        }
        let decide = "$TARIFF decide \(input) --rules book"
        return input.hasSuffix(".json") ? [decide] : [decide, decide + " --json --quiet | grep errors"]
    }

    private static func answer(to line: String, in folder: String) throws -> String {
        let result = try Command.shell(line, in: folder)
        return "\(line)\nexit status \(result.status)\n--- standard output\n\(result.output)--- standard error\n\(result.error)"
    }
}
