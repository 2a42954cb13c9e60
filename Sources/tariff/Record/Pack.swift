import ArgumentParser
import Casework
import Glibc
import Ledger
import Readings
import RuleEngine
import RuleModel

struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write everything about one recorded decision to a folder.",
        discussion: """
            The letters, the assessor's and the auditor's readings, the case with its evidence, what was determined, the rulebook as it \
            was and, where another version is in force today, as it is, and the receipt that shows that it is in the ledger. It names a \
            person: handle it as the case itself.

            Exit status: 0 it is written; 1 it cannot be read or written; 5 it is not what was recorded; 64 usage.
            """)

    @Argument(help: .init("The recorded decision.", valueName: "id"))
    var id: EntryID

    @Option(help: .init("The folder to make. Default: the id.", valueName: "folder"))
    var out: String?

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print errors as JSON.")
    var json = false

    func run() throws {
        let opened = try ledger.open(json: json)
        let recorded = try reportingAll(json) { () throws(Diagnostics) in
            try RecordedReading(id, in: opened, options: ReadingOptions(width: 100))
        }
        guard recorded.isIdentical, let explanation = recorded.result.why.explanation else {
            Failure.report([.replayDiffers(id, ledger: ledger.words)], json: json)
            throw Failure.notVerified
        }
        let path = out ?? id.description
        let names = try reportingAll(json) { () throws(Diagnostics) in
            let files = try DecisionPack(recorded, explanation, in: opened).files
            return try Self.write(files, to: path)
        }
        Output.result.write("In \(path):\n" + names.map { "  \($0)\n" }.joined())
    }

    private static func write(_ files: [(name: String, text: String)], to path: String) throws(Diagnostics) -> [String] {
        do throws(Diagnostic) {
            let folder = try NewFolder(path)
            for file in files { try folder.append(Array(file.text.utf8), to: file.name) }
            return files.map(\.name).filter { !$0.hasPrefix("rulebook-") }
                + Set(
                    files.map(\.name).filter { $0.hasPrefix("rulebook-") }
                        .compactMap { $0.split(separator: "/").first.map { "\($0)/" } }
                ).sorted()
        } catch {
            throw Diagnostics([error])
        }
    }
}
