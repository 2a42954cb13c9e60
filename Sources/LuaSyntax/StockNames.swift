/// Names of ordinary Lua that rules may not have, and what to do instead.
enum StockNames {
    /// The remedy for a global name, or for a field such as `string.gsub`; nil for a name that Lua does not know.
    static func remedy(for name: String) -> String? { remedies[name] }

    private static let remedies: [String: String] = {
        var all: [String: String] = [:]
        for (names, remedy) in groups { for name in names.split(separator: " ") { all[String(name)] = remedy } }
        return all
    }()

    private static let groups: [(names: String, remedy: String)] = [
        ("os", "rules have no clock, files or environment; the service date is `case.on`"),
        ("io", "rules read no files; name a data file in the rulebook's `data` and read it with `data_table`"),
        (
            "require dofile loadfile package module",
            "name the file in the rulebook's `parts`; what it defines can be used by the parts after it"
        ),
        ("load loadstring string.dump", "write the rule itself; text cannot become a rule while it runs"),
        ("coroutine", "return a list, or take a function as a parameter"),
        ("setmetatable getmetatable rawget rawset rawequal rawlen", "use a record with plain fields, and functions that take it"),
        ("next", "loop with `pairs`"),
        ("xpcall", "use `pcall`"),
        ("print warn", "return the value; `tariff try` prints what a script returns"),
        ("unpack", "write `table.unpack`"),
        ("debug collectgarbage arg getfenv setfenv _G _VERSION", "rules cannot look into the engine"),
        ("bit32", "combine conditions with `and`, `or`, `not`"),
        (
            "utf8 utf8.char utf8.codepoint utf8.len utf8.codes utf8.offset utf8.charpattern",
            "use `string.len`, `string.sub`, `contains`, `split_text`"
        ),
        ("string table math", "use the functions that the manual lists"),
        ("string.find string.match", "use `contains(text, part)`, `starts_with` or `ends_with`"),
        ("string.gmatch", "use `split_text(text, separator)`"),
        ("string.gsub", "use `replace(text, old, new)`"),
        ("string.pack string.unpack string.packsize", "use a record with plain fields"),
        ("table.move", "loop with `for`"),
        ("table.getn", "write `#list`"),
        ("math.random math.randomseed", "the same case must always come out the same: rules know no chance"),
        ("math.pi math.huge", "write the number that you mean"),
        ("math.fmod math.modf", "write `a % b`, or `math.floor`"),
        ("math.sqrt math.pow math.exp math.log math.log10", "write `a ^ 2` for a whole power; others have no exact value"),
        (
            "math.sin math.cos math.tan math.asin math.acos math.atan math.deg math.rad math.sinh math.cosh math.tanh math.atan2 math.ldexp "
                + "math.frexp", "these have no exact value"
        ),
        ("math.type math.ult math.maxinteger math.mininteger", "every number is exact; `type(x)` says `\"number\"`"),
        ("null NULL None undefined nill", "write `nil` for nothing"),
        ("AND And", "write `and` in small letters"),
        ("OR Or", "write `or` in small letters"),
        ("NOT Not", "write `not` in small letters"),
        ("True TRUE", "write `true`"),
        ("False FALSE", "write `false`"),
    ]
}
