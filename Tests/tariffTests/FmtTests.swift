import Testing

@Suite("tariff fmt")
struct FmtTests {
    private func rulebook(_ text: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("rulebook { id = \"book\" }\n", to: "book/rulebook.lua")
        try folder.write(text, to: "book/part.lua")
        return folder
    }

    @Test("Writes one layout, and is done the second time")
    func formats() throws {
        let folder = try rulebook("-- kept\nlocal a   =  1\n\n\n\nif a then\nreturn a end\n")
        let first = try Command.run("fmt", "book", in: folder.path)
        #expect(first.status == 0)
        #expect(first.output == "book/part.lua\n")
        #expect(try folder.read("book/part.lua") == "-- kept\nlocal a = 1\n\nif a then\n  return a end\n")
        #expect(try Command.run("fmt", "book", in: folder.path).output.isEmpty)
    }

    @Test("--check changes nothing and exits with 4")
    func check() throws {
        let text = "local a   =  1\n"
        let folder = try rulebook(text)
        let result = try Command.run("fmt", "book", "--check", in: folder.path)
        #expect(result.status == 4)
        #expect(result.output == "book/part.lua\n")
        #expect(try folder.read("book/part.lua") == text)
    }

    @Test("A file that is not Lua stops it before anything is changed")
    func mistake() throws {
        let folder = try rulebook("local a   =  1\n")
        try folder.write("local = 2\n", to: "book/wrong.lua")
        let result = try Command.run("fmt", "book", in: folder.path)
        #expect(result.status == 3)
        #expect(result.error.hasPrefix("book/wrong.lua:1:7: unexpected_token: "), "\(result.error)")
        #expect(try folder.read("book/part.lua") == "local a   =  1\n")
    }
}
