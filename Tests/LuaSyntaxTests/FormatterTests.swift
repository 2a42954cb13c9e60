import Foundation
import LuaSyntax
import Testing

@Suite struct FormatterTests {
    private func format(_ source: String) throws -> String {
        let result = Chunk.parse(source)
        try #require(result.issues.isEmpty, "\(source): \(result.issues)")
        return String(decoding: Formatter.format(result.chunk), as: UTF8.self)
    }

    @Test(arguments: [
        ("local  x=1 ;local y<const> ,z  =  .5,0X1F\n", "local x = 1; local y <const>, z = .5, 0X1F\n"),
        ("f (x , y)[ 1 ].z:m( )\n", "f(x, y)[1].z:m()\n"),
        ("fact\"x\"{a=1,[2]=3;}\n", "fact \"x\" { a = 1, [2] = 3; }\n"),
        ("t={ }t[ [[k]] ]='v'", "t = {} t[ [[k]]] = 'v'\n"),
        ("x=-a- -b+ - -c^-2 ..#d..not e", "x = -a - -b + - -c ^ -2 .. #d .. not e\n"),
        ("goto  a :: a ::", "goto a ::a::\n"),
        ("if a then\nb()\nelseif c then d() else\n\n\n\ne()\nend", "if a then\n  b()\nelseif c then d() else\n\n  e()\nend\n"),
        (
            "answer 'x' {\nvalue=function(case)\nreturn case.a\nand case.b\nor {\n1,\n}\nend,\n}",
            "answer 'x' {\n  value = function(case)\n    return case.a\n      and case.b\n      or {\n        1,\n      }\n  end,\n}\n"
        ),
        (
            "f(function()\nlocal a,\nb = 1\nend, {\nx = 'a'\n.. 'b' })",
            "f(function()\n  local a,\n    b = 1\nend, {\n  x = 'a'\n    .. 'b' })\n"
        ),
        ("while a\nand b\ndo\nf()\nend\nrepeat\nf()\nuntil\na", "while a\n    and b\ndo\n  f()\nend\nrepeat\n  f()\nuntil\n  a\n"),
        (
            "-- one  \n\n\n--[[ two\n   three ]] x=1 -- four\nif x then\n-- five\nend\n-- six",
            "-- one\n\n--[[ two\n   three ]] x = 1 -- four\nif x then\n  -- five\nend\n-- six\n"
        ),
        ("#!/usr/bin/lua\nlocal function f (...)return ... end", "#!/usr/bin/lua\nlocal function f(...) return ... end\n"),
        ("x = 1\r\ny = [[a\r\nb]]\r\n", "x = 1\ny = [[a\nb]]\n"),
        ("", ""),
    ])
    func lays(_ source: String, _ expected: String) throws {
        #expect(try format(source) == expected)
        #expect(try format(expected) == expected)
    }

    /// The same tree, the same comments, and nothing left to do.
    @Test func keepsEveryPackagedFile() throws {
        var count = 0
        for file in try Corpus.files() {
            let result = Chunk.parse(file.bytes)
            guard result.issues.isEmpty else { continue }
            let formatted = Formatter.format(result.chunk)
            let again = Chunk.parse(formatted)
            #expect(again.issues.isEmpty, "\(file.url.path): \(again.issues)")
            #expect(tree(again.chunk) == tree(result.chunk), "\(file.url.path)")
            #expect(comments(again.chunk) == comments(result.chunk), "\(file.url.path)")
            #expect(Formatter.format(again.chunk) == formatted, "\(file.url.path)")
            count += 1
        }
        print("\(count) files formatted")
        #expect(count >= 300)
    }

    /// What we ship is formatted: the prelude and the rulebooks.
    @Test func findsNothingToDoInWhatWeShip() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var count = 0
        for folder in ["Sources", "rules"] {
            let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?.compactMap { $0 as? String } ?? []
            for path in paths where path.hasSuffix(".lua") {
                let source = try [UInt8](Data(contentsOf: root.appendingPathComponent(folder).appendingPathComponent(path)))
                let result = Chunk.parse(source)
                #expect(result.issues == [], "\(path)")
                #expect(Formatter.format(result.chunk) == source, "\(path)")
                count += 1
            }
        }
        #expect(count > 0)
    }

    private func tree(_ chunk: Chunk) -> [UInt8] { LoadingPrinter.print(chunk, layout: .points, dialect: .verbatim).text }

    private func comments(_ chunk: Chunk) -> [String] {
        chunk.comments.map { comment in
            let text = chunk.text(of: comment.span).replacing("\r\n", with: "\n")
            return comment.isLong ? text : String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
        }
    }
}
