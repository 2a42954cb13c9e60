import ArgumentParser
import Glibc
import Ledger
import RuleModel

struct LedgerExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the ledger to a folder in which anybody can check it without this program.",
        usage: """
            tariff ledger export <folder> [--payloads] [--ledger <ledger>] [--keys <keys>]
                                 [--json] [--quiet]
            """,
        discussion: """
            Headers, a checkpoint, the keys that signed, and the rulebooks: no fact of any person. With --payloads also what each entry \
            says, readable: handle it as the cases themselves. docs/ledger.md describes the files, and Integrations/verifier checks them.

            Exit status: 0 it is written; 1 it cannot be read or written; 5 the ledger is not what was signed; 64 usage.
            """)

    @Argument(help: .init("The folder to make.", valueName: "folder"))
    var folder: String

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Also write what the entries say, readable.")
    var payloads = false

    @Flag(help: "Print errors as JSON.")
    var json = false

    @Flag(help: "Print errors only.")
    var quiet = false

    func run() throws {
        let opened = try ledger.open(json: json)
        let progress = Progress(quiet: quiet)
        let size = try reporting(json) { () throws(Diagnostic) in
            let new = try NewFolder(folder)
            var count: UInt64 = 0
            try opened.export(
                withPayloads: payloads,
                progress: {
                    count = $0
                    progress.show($0, of: "entries written")
                }
            ) { name, bytes throws(Diagnostic) in try new.append(bytes, to: name) }
            return count
        }
        progress.clear()
        if !quiet { Output.error.write("\(size) entries are in \(folder)\(payloads ? ", with all that they say of persons" : "")\n") }
    }
}

/// A folder that was not there, and the files that are written into it: for its owner alone, since what it holds may name persons.
struct NewFolder {
    let path: String

    /// - Throws: `unwritable_file`
    init(_ path: String) throws(Diagnostic) {
        self.path = path
        guard mkdir(path, 0o700) == 0 else {
            let why = errno == EEXIST ? "it is there already" : String(cString: strerror(errno)).lowercased()
            throw Diagnostic("unwritable_file", "cannot make the folder `\(path)`: \(why)", help: ["name one that is not there"])
        }
    }

    /// Adds bytes to the end of a file, which is made where it is not there, with the folders that lead to it.
    func append(_ bytes: [UInt8], to name: String) throws(Diagnostic) {
        let parts = name.split(separator: "/").dropLast()
        for count in 0..<parts.count { mkdir(Folder.join(path, parts[...count].joined(separator: "/")), 0o700) }
        let file = open(Folder.join(path, name), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw unwritable(name) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if written >= 0 { rest = rest.dropFirst(written) } else if errno != EINTR { throw unwritable(name) }
        }
    }

    private func unwritable(_ name: String) -> Diagnostic {
        Diagnostic("unwritable_file", "cannot write `\(Folder.join(path, name))`: \(String(cString: strerror(errno)).lowercased())")
    }
}
