import ArgumentParser

struct Fmt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Format the files of a rulebook.",
        discussion: "Comments are kept, and what the rules mean is not changed. Prints the files that it changed.")

    @Argument(help: .init("The folder of the rulebook.", valueName: "rulebook"))
    var rulebook: String

    @Flag(help: "Change nothing; exit with 4 where a file is not formatted.")
    var check = false
}
