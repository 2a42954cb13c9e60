import CaseInput
import FoundationEssentials
public import RuleEngine
public import RuleModel

/// What came of one worked example of a rulebook.
public struct ExampleResult: Sendable {
    /// `01-above-cap.json`
    public let file: String
    public let title: String
    /// Empty where the decision is as expected.
    public let differences: [String]
    /// The place of the file, for diagnostics.
    public let location: SourceLocation

    public var passed: Bool { differences.isEmpty }
}

/// The worked examples of a rulebook: `examples/*.json`, each an ``Example``.
public struct Examples: Sendable {
    /// In order of their names.
    public let files: [String]
    private let folder: String

    public init(of rulebookFolder: String) {
        folder = rulebookFolder + "/examples"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        files = names.filter { $0.hasSuffix(".json") }.sorted()
    }

    /// Decides every example.
    /// - Throws: `memory_limit` and the like, if no state can be opened for the rulebook.
    public func run(_ rulebook: Rulebook) throws(Diagnostics) -> [ExampleResult] {
        let evaluator = try Evaluator(rulebook)
        return files.map { run($0, evaluator) }
    }

    /// Those that can be read, in order of their names.
    var readable: [(file: String, example: Example)] {
        let reader = DecisionReader()
        return files.compactMap { file in
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)"), let json = try? reader.read([UInt8](data)),
                let example = try? Example(json)
            else { return nil }
            return (file, example)
        }
    }

    private func run(_ file: String, _ evaluator: Evaluator) -> ExampleResult {
        let path = "\(folder)/\(file)"
        let location = SourceLocation(file: path, line: 1, column: 1)
        func result(_ title: String, _ differences: [String]) -> ExampleResult {
            ExampleResult(file: file, title: title, differences: differences, location: location)
        }
        guard let data = FileManager.default.contents(atPath: path) else { return result(file, ["the file cannot be read"]) }
        var title = file
        do throws(Diagnostic) {
            let json = try DecisionReader().read([UInt8](data))
            title = json["title"]?.string ?? file
            let unknown = Example.unknownKeys(in: json)
            guard unknown.isEmpty else { return result(title, unknown) }
            guard let example = try Example(json) else { return result(title, ["an example needs `case`, an object, and `expect`"]) }
            return result(title, differences(example, evaluator))
        } catch {
            return result(title, [error.text])
        }
    }

    /// `not decided: a division by zero (division_by_zero) at rules.lua:3:12`
    private static func notDecided(_ error: JSONValue) -> String {
        let words = "not decided: \(error["message"]?.string ?? "") (\(error["code"]?.string ?? ""))"
        guard let at = error["at"], let file = at["file"]?.string, case .number(let line)? = at["line"],
            case .number(let column)? = at["column"]
        else { return words }
        return "\(words) at \(file):\(line):\(column)"
    }

    private func differences(_ example: Example, _ evaluator: Evaluator) -> [String] {
        var line: [UInt8] = []
        _ = evaluator.decide(text: example.caseText, known: example.known, into: &line)
        guard let decision = try? DecisionReader().read(line) else { return ["the decision is not JSON"] }
        // A case that was not decided differs in everything: the reason says more than the differences.
        if let errors = decision["errors"]?.array, example.expected["errors"] == nil {
            return errors.map(Self.notDecided)
        }
        var differences = Expectation(expected: example.expected).differences(from: decision)
        if let needs = example.needs {
            differences += Expectation(expected: .object([.init("needs", needs)])).differences(from: decision)
        }
        if differences.isEmpty, !example.expectsSomething { return ["`expect` is empty, so nothing is checked"] }
        return differences
    }
}
