import Testing

@Suite("Wrong usage")
struct UsageTests {
    @Test(
        "Says what is wrong on standard error, with exit status 64",
        arguments: [
            ("decide", ["decide"], "Missing expected argument '<case> ...'"),
            ("mistyped verb", ["decidee", "x.json"], "`decidee` is not a command: did you mean `decide`?"),
            ("unknown verb", ["frobnicate"], "`frobnicate` is not a command: see `tariff help`."),
            (
                "date", ["decide", "x.json", "--on", "31/12/2026"],
                "The value '31/12/2026' is invalid for '--on <date>': write year-month-day, as 2026-05-01."
            ),
            (
                "no such day", ["decide", "x.json", "--known", "2026-02-30"],
                "The value '2026-02-30' is invalid for '--known <date>': that month has no such day."
            ),
            ("jobs", ["decide", "x.json", "--jobs", "0"], "--jobs is a whole number from 1 to 256."),
            ("twice", ["decide", "-", "-"], "Standard input, -, can be read only once."),
            ("severity", ["check", "x", "--deny", "rain"], "The value 'rain' is invalid for '--deny <warning>'"),
            ("option", ["check", "x", "--fast"], "Unknown option '--fast'"),
            ("nothing to check", ["check"], "Missing expected argument '<rulebook>'"),
            ("two folders", ["new", "a", "b"], "Unexpected argument 'b'"),
        ])
    func usage(name: String, arguments: [String], message: String) throws {
        let result = try Command.shell("$TARIFF " + arguments.joined(separator: " "), in: "/")
        #expect(result.status == 64)
        #expect(result.error.contains(message), "\(name): \(result.error)")
        #expect(result.output.isEmpty)
    }

    @Test("With --json the error is JSON too")
    func json() throws {
        let result = try Command.run("decide", "x.json", "--jobs", "0", "--json")
        #expect(result.status == 64)
        #expect(
            result.error
                == #"{"errors":[{"code":"usage","message":"--jobs is a whole number from 1 to 256.","help":["see `tariff help`"]}]}"# + "\n"
        )
    }

    @Test("A case given as the verb is told how to be decided")
    func caseAsVerb() throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "case.json")
        let result = try Command.run("case.json", in: folder.path)
        #expect(result.status == 64)
        #expect(result.error.contains("`case.json` is a file: `tariff decide case.json` decides it."))
    }
}
