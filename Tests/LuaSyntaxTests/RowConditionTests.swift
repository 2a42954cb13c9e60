import LuaSyntax
import Testing

/// The conditions of rows in one function, as a second value of the call.
@Suite struct RowConditionTests {
    private func plain(_ source: String) throws -> String {
        let result = Chunk.parse(source)
        try #require(result.issues.isEmpty)
        let printed = LoadingPrinter.print(result.chunk, layout: .points, dialect: .plain, rowForms: ["routing", "choose"])
        return String(decoding: printed.text, as: UTF8.self).split(separator: "\n").dropFirst().joined(separator: " ")
    }

    @Test func areTriedOneAfterAnother() throws {
        let printed = try plain(
            """
            routing {
              { "late", when = function(case) return case.days > 7 end }, { "never" }, { "named", when = is_named },
            }
            """)
        #expect(
            printed.hasSuffix(
                ", function ( case,__hit,__of,__when ) local __r "
                    + "__r= case . days > 7 if __r and __hit(case,__of,1,__r) then return 1 end "
                    + "__r= __when[2](case) if __r and __hit(case,__of,2,__r) then return 2 end "
                    + "__r= __when[3](case) if __r and __hit(case,__of,3,__r) then return 3 end end )"), "\(printed)")
    }

    @Test(arguments: [
        "local routing = print\nrouting { { when = function(case) return case.a end } }",
        "rows { { when = function(case) return case.a end } }",
        "routing { [1] = { when = function(case) return case.a end } }",
        "routing(list)",
        "routing { { when = function(case) return case.a end }, made(2) }",
        "routing { { when = function(case) case = other return case.a end } }",
        "routing { { when = function(case) return case.a end }, { when = function(c) return c.b end } }",
    ])
    func areLeftAloneWhereNotAllIsSeen(_ source: String) throws {
        #expect(try !plain(source).contains("__hit"))
    }
}
