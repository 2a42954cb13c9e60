import Foundation
import LuaSandbox
import RuleEngine
import RuleModel
import Testing

/// Every mistake by itself, with the whole of what is said of it: `Tests/Corpus/mistakes`.
@Suite struct MistakeCorpusTests {
    @Test(arguments: CorpusMistake.all)
    func isSaid(_ mistake: CorpusMistake) throws { try mistake.expect(said: mistake.said()) }

    @Test func whatIsRightHasNoMistakes() throws {
        let right = CorpusMistake.all.filter { $0.name.hasPrefix("right/") }
        #expect(!right.isEmpty)
        for rules in right { #expect(try rules.said() == "", "\(rules.name)") }
    }

    /// No advice offers the very word that is wrong.
    @Test(arguments: CorpusMistake.all)
    func adviceIsAnotherWord(_ mistake: CorpusMistake) throws {
        for found in mistake.load().found {
            let wrong = found.message.split(separator: "`", omittingEmptySubsequences: false).dropFirst().first.map(String.init) ?? ""
            for help in found.help where help.hasPrefix("did you mean") {
                let offered = help.split(separator: "?")[0]
                #expect(!offered.contains("`\(wrong)`") && !offered.contains("\"\(wrong)\""), "\(mistake.name): \(help)")
            }
        }
    }
}
