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

    @Test("A file too large to be read whole is left alone, and so are the others")
    func tooLarge() throws {
        let folder = try rulebook("local a   =  1\n")
        let size = (16 << 20) + 1
        try folder.write("--" + String(repeating: "x", count: size - 2), to: "book/large.lua")
        let result = try Command.run("fmt", "book", in: folder.path)
        #expect(result.status == 1)
        #expect(result.error == "unreadable_file: cannot read `book/large.lua`: it is larger than 16 MiB\n")
        #expect(try folder.read("book/large.lua").utf8.count == size)
        #expect(try folder.read("book/part.lua") == "local a   =  1\n")
    }

    @Test("A file keeps its rights, a link stays a link, and nothing is left beside them")
    func inPlace() throws {
        let folder = try rulebook("local a   =  1\n")
        let result = try Command.shell(
            "chmod 640 book/part.lua && mv book/part.lua shared.lua && ln -s ../shared.lua book/part.lua && $TARIFF fmt book "
                + "&& stat -c %a shared.lua && test -L book/part.lua && cat shared.lua && ls . book", in: folder.path)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.hasPrefix("book/part.lua\n640\nlocal a = 1\n"), "\(result.output)")
        #expect(!result.output.contains("lua."))
    }
}
