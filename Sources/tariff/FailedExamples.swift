import RuleAnalysis
import RuleModel

/// The examples that fail, so that one cause takes a few lines and not a screen for each example.
///
/// A difference that is like one shown before is only counted there; an example whose differences are all shown is only counted.
struct FailedExamples {
    private struct Like {
        var count = 0
        /// Whether they are all the same to the letter.
        var isSame = true
        let first: String

        mutating func add(_ difference: String) {
            count += 1
            if difference != first { isSame = false }
        }
    }

    private let failed: [ExampleResult]
    private var likes: [String: Like] = [:]

    private static let maxExamples = 8
    private static let maxDifferences = 3
    private static let maxWidth = 100

    init(_ examples: [ExampleResult]) {
        failed = examples.filter { !$0.passed }
        for example in failed {
            for difference in example.differences {
                likes[Self.shape(difference), default: Like(first: difference)].add(difference)
            }
        }
    }

    var text: String {
        var lines: [String] = []
        var shown: Set<String> = []
        var left = 0
        for example in failed {
            let new = example.differences.filter { !shown.contains(Self.shape($0)) }
            guard !new.isEmpty, lines.count(where: { !$0.hasPrefix(" ") }) < Self.maxExamples else {
                left += 1
                continue
            }
            lines.append(Self.mistake(example).text)
            for difference in new.prefix(Self.maxDifferences) {
                shown.insert(Self.shape(difference))
                lines.append("    " + line(difference).printable)
            }
            let more = example.differences.count - min(new.count, Self.maxDifferences)
            if more > 0 { lines.append("    … and \(more) more") }
        }
        if left > 0 {
            lines.append("… and \(left) more example\(left == 1 ? " fails" : "s fail"); `--json` gives every difference of each")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    static func mistake(_ example: ExampleResult) -> Diagnostic {
        Diagnostic("example_fails", "“\(example.title)” does not come out as expected", at: example.location)
    }

    /// `outcome: expected "recommend", was "refer" (the same in 14 more examples)`
    private func line(_ difference: String) -> String {
        // Why a case was not decided is said in full.
        let width = difference.hasPrefix("not decided: ") ? Int.max : Self.maxWidth
        guard let like = likes[Self.shape(difference)], like.count > 1 else { return difference.cut(to: width) }
        let others = like.count - 1
        let count = " (\(like.isSame ? "the same" : "the like") in \(others) more example\(others == 1 ? "" : "s"))"
        return difference.cut(to: width - count.count) + count
    }

    /// What differences have in common that differ by their figures only.
    private static func shape(_ difference: String) -> String {
        var shape = ""
        for character in difference where !(character.isASCII && character.isNumber) { shape.append(character) }
        return shape
    }
}

extension String {
    /// At most so many characters; what is left out shows as an ellipsis.
    fileprivate func cut(to width: Int) -> String { count <= width ? self : prefix(width - 1) + "…" }
}
