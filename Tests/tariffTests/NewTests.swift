import Testing

@Suite("tariff new")
struct NewTests {
    @Test("The new rulebook checks and decides at once")
    func decidesAtOnce() throws {
        let folder = try TemporaryFolder()
        let made = try Command.run("new", "supported-living", in: folder.path)
        #expect(made.status == 0)
        #expect(made.output.contains("tariff decide supported-living/examples/above-the-cap.json --rules supported-living"))
        let checked = try Command.run("check", "supported-living", "--deny", "warning", in: folder.path)
        #expect(checked.status == 0, "\(checked.error)")
        #expect(checked.output.contains("1 example, all as expected"))
        let decided = try Command.run(
            "decide", "supported-living/examples/above-the-cap.json", "--rules", "supported-living", in: folder.path)
        #expect(decided.status == 0, "\(decided.error)")
        #expect(decided.output.contains("REFER to the placements panel"))
        #expect(decided.output.contains("£1,420.00 a week, the cap. The quote of £1,500.00 is £80.00 above it."))
    }

    @Test("A changed amount changes the next decision")
    func edit() throws {
        let folder = try TemporaryFolder()
        _ = try Command.run("new", "mine", in: folder.path)
        let prices = try folder.read("mine/prices.lua")
        try folder.write(prices.replacing("\"1,420.00\"", with: "\"1,450.00\""), to: "mine/prices.lua")
        let decided = try Command.run("decide", "mine/examples/above-the-cap.json", "--rules", "mine", in: folder.path)
        #expect(decided.output.contains("£1,450.00 a week, the cap. The quote of £1,500.00 is £50.00 above it."))
        let checked = try Command.run("check", "mine", in: folder.path)
        #expect(checked.status == 4)
        #expect(checked.error.contains("example_fails"))
    }

    @Test("It is formatted as fmt would")
    func formatted() throws {
        let folder = try TemporaryFolder()
        _ = try Command.run("new", "mine", in: folder.path)
        let result = try Command.run("fmt", "mine", "--check", in: folder.path)
        #expect(result.status == 0, "\(result.output)\(result.error)")
    }

    @Test("Nothing that is there is touched", arguments: ["full", "full/file"])
    func refuses(path: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "full/file")
        let result = try Command.run("new", path, in: folder.path)
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("already_there: "))
        #expect(try folder.read("full/file") == "mine")
    }

    @Test("The folder's name must be an id", arguments: ["Supported", "a_b", "2nd", "spaced out"])
    func names(name: String) throws {
        let folder = try TemporaryFolder()
        let result = try Command.run("new", name, in: folder.path)
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("bad_name: `\(name)` cannot be the id of a rulebook"))
    }
}
