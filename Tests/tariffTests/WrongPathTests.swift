import Testing

/// Paths that are not what the verb wants: each is said to be what it is, with what was probably meant.
@Suite("Wrong paths")
struct WrongPathTests {
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("rulebook {}", to: "rules/national/rulebook.lua")
        try folder.write("{\"case\": \"A\"}", to: "case.json")
        try folder.write("hours", to: "notes.txt")
        return folder
    }

    @Test(
        "Rulebooks",
        arguments: [
            ("rules/nationl", "there is no folder `rules/nationl`", "did you mean `rules/national`?"),
            ("rules", "`rules` has no rulebook.lua", "did you mean `rules/national`?"),
            ("case.json", "`case.json` is a file; a rulebook is a folder", "`tariff decide case.json` decides it"),
            ("rules/national/rulebook.lua", "is a file; a rulebook is a folder", "give its folder: `rules/national`"),
            ("nowhere", "there is no folder `nowhere`", ""),
        ])
    func rulebooks(path: String, message: String, help: String) throws {
        let folder = try folder()
        for arguments in [["check", path], ["fmt", path], ["decide", "case.json", "--rules", path]] {
            let result = try Command.shell("$TARIFF \(arguments.joined(separator: " "))", in: folder.path)
            #expect(result.status == 1, "\(arguments)")
            #expect(result.output.isEmpty)
            #expect(result.error.hasPrefix("rulebook_not_found: ") && result.error.contains(message), "\(result.error)")
            #expect(result.error.contains(help), "\(result.error)")
        }
    }

    @Test("check --json puts the same into JSON")
    func json() throws {
        let folder = try folder()
        let result = try Command.run("check", "rules/nationl", "--json", in: folder.path)
        #expect(result.status == 1)
        #expect(
            result.output
                == #"{"errors":[{"code":"rulebook_not_found","message":"there is no folder `rules/nationl`","help":["did you mean `rules/national`?"]}]}"#
                + "\n")
        #expect(result.error.isEmpty)
    }
}
