import ArgumentParser
import Glibc
import RuleModel

struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start a rulebook: a small one that decides at once.",
        discussion: """
            The folder's name becomes the rulebook's id. Nothing that is there already is changed.

            Exit status: 0 it is made; 1 the name cannot be an id, something is there already, or it could not be written; 64 usage.
            """)

    @Argument(help: .init("The folder to make.", valueName: "dir"))
    var directory: String

    func run() throws {
        let name = Folder.split(directory).name
        do throws(Diagnostic) {
            try refuse(name)
            for file in StarterRulebook(id: name).files { try write(file.text, to: Folder.join(directory, file.path)) }
        } catch {
            Failure.report([error], json: false)
            throw Failure.failed
        }
        let example = Folder.join(directory, StarterRulebook.examplePath)
        Output.result.write(
            """
            Made \(directory.printable), a rulebook with a level, a price, a split and an outcome.

              tariff check \(directory)
              tariff decide \(example) --rules \(directory)

            Then change an amount in \(Folder.join(directory, "prices.lua")) and decide again.

            """)
    }

    private func refuse(_ name: String) throws(Diagnostic) {
        let isName =
            name.first.map { $0.isLetter } ?? false && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
        guard isName else {
            throw Diagnostic(
                "bad_name", "`\(name)` cannot be the id of a rulebook",
                help: ["use small letters, digits and hyphens, beginning with a letter, as `supported-living`"])
        }
        switch Folder.kind(directory) {
        case .nothing: break
        case .file: throw Diagnostic("already_there", "`\(directory)` is a file", help: ["name a folder that is not there yet"])
        case .folder:
            guard Folder.names(in: directory).isEmpty else {
                throw Diagnostic("already_there", "the folder `\(directory)` is not empty", help: ["name a folder that is not there yet"])
            }
        }
    }

    private func write(_ text: String, to path: String) throws(Diagnostic) {
        try makeFolder(Folder.split(path).parent)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.unwritable(path) }
        defer { close(descriptor) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw Self.unwritable(path) }
            bytes = bytes.dropFirst(written)
        }
    }

    private func makeFolder(_ path: String) throws(Diagnostic) {
        if path.isEmpty || Folder.kind(path) == .folder { return }
        try makeFolder(Folder.split(path).parent)
        guard mkdir(path, 0o755) == 0 else { throw Self.unwritable(path) }
    }

    private static func unwritable(_ path: String) -> Diagnostic {
        Diagnostic("unwritable_file", "cannot write `\(path)`: \(String(cString: strerror(errno)).lowercased())")
    }
}
