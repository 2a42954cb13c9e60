import ArgumentParser
import Glibc
import Ledger
import LedgerSQLite
import RuleModel

struct LedgerBackup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the ledger, without its keys, to a new file.",
        discussion: """
            The copy is a ledger that can be used in the place of the first one, with the same key store. What is erased later is \
            erased in the copy too, since the keys are not in it. Keep the key store safe in another place.

            Exit status: 0 it is copied; 1 it cannot be read or written; 64 usage.
            """)

    @Argument(help: .init("The file to make.", valueName: "file"))
    var file: String

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print errors as JSON.")
    var json = false

    @Flag(help: "Print errors only.")
    var quiet = false

    func run() throws {
        let opened = try ledger.open(json: json)
        let progress = Progress(quiet: quiet)
        let count = try reporting(json) { () throws(Diagnostic) in
            let copy = try SQLiteLedgerStore.create(file)
            do throws(Diagnostic) {
                return try opened.copy(to: copy) { progress.show($0, of: "entries copied") }
            } catch {
                // Half a copy is none.
                unlink(file)
                throw error
            }
        }
        progress.clear()
        if !quiet { Output.error.write("\(count) entries are in \(file); the keys are not\n") }
    }
}
