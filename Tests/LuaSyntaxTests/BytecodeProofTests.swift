import Foundation
import LuaSyntax
import Testing

/// The proof of parser and printer: stock Lua compiles what we print to the same bytecode as the original.
@Suite struct BytecodeProofTests {
    @Test(arguments: [LoadingPrinter.Layout.sourceLines, .points])
    func everyPackagedFileCompilesAlike(layout: LoadingPrinter.Layout) throws {
        let folder = try TemporaryFolder()
        var equal = 0
        var refused: [String] = []
        for file in try Corpus.files() {
            let result = Chunk.parse(file.bytes)
            guard let original = try RealLua.bytecode(of: file.url) else {
                refused.append(file.url.lastPathComponent)
                #expect(!result.issues.isEmpty, "\(file.url.path): Lua refuses it, we do not")
                continue
            }
            #expect(result.issues.isEmpty, "\(file.url.path): \(result.issues.first.map { "\($0)" } ?? "")")
            let printed = LoadingPrinter.print(result.chunk, layout: layout, dialect: .verbatim)
            let copy = try folder.write(printed.text, as: "printed.lua")
            if layout == .sourceLines {
                #expect(try RealLua.bytecode(of: copy) == original, "\(file.url.path)")
            } else {
                #expect(try instructions(of: copy) == instructions(of: file.url), "\(file.url.path)")
            }
            equal += 1
        }
        print("\(layout): \(equal) files compile alike; refused by Lua itself: \(refused.joined(separator: " "))")
        #expect(equal >= 300)
    }

    /// Bytecode as a listing without line numbers and addresses: `.points` moves functions to other lines.
    private func instructions(of file: URL) throws -> String {
        let listing = try RealLua.run("luac5.4", ["-l", "-s", "-o", "/dev/null", file.path])
        #expect(listing.status == 0, "\(listing.errors)")
        let text = String(decoding: listing.out, as: UTF8.self)
        return text.replacing(/0x[0-9a-f]+|<.*:\d+,\d+>|\[[-\d]+\]/, with: "")
    }

    @Test func plainTextOfEveryPackagedFileCompiles() throws {
        let folder = try TemporaryFolder()
        var count = 0
        for file in try Corpus.files() {
            let result = Chunk.parse(file.bytes)
            guard result.issues.isEmpty else { continue }
            let printed = LoadingPrinter.print(result.chunk, layout: .points, dialect: .plain)
            let outcome = try RealLua.run("luac5.4", ["-p", folder.write(printed.text, as: "plain.lua").path])
            #expect(outcome.status == 0, "\(file.url.path): \(outcome.errors)")
            count += 1
        }
        #expect(count >= 300)
    }

    /// What rules may not use is printed as well.
    @Test func everyConstructCompilesAlike() throws {
        let folder = try TemporaryFolder()
        let original = try folder.write(Array(Self.everything.utf8), as: "original.lua")
        let result = Chunk.parse(Self.everything)
        #expect(result.issues == [])
        let printed = LoadingPrinter.print(result.chunk, layout: .sourceLines, dialect: .verbatim)
        let expected = try #require(try RealLua.bytecode(of: original))
        #expect(try RealLua.bytecode(of: folder.write(printed.text, as: "printed.lua")) == expected)
    }

    private static let everything = #"""
        #!/usr/bin/lua
        local a <const>, b = 1, 0x.8p4
        local file <close> = nil
        goto done
        do local x = a | b & 3 ~ ~5 << 2 >> 1 end
        ::done::
        --[==[ long
        ]] comment ]==]
        local s = [[
        first]] .. [=[a]]b]=] .. "\65\x41\u{20AC}\u{7FFFFFFF}\z
              tail\
        \a\b\f\n\r\t\v\\\"\'" .. 'q"'
        local n = 3 + 0xA + 0xFFFFFFFFFFFFFFFFFF + 3.0 + 3.1416 + 314.16e-2 + 0.31416E1 + .5 + 5. + 0x0.1E + 0xA23p-4 + 0X1.92P+1 + 1e100
        local min = -9223372036854775808
        function s.f.g:h(x, ...) return (...), ..., x end
        local function r(n) if n == 0 then return r(n - 1) elseif n then return (r(n)) else return end end
        local t = { 1, x = 2, [3] = 4; f(), ..., { r = r, }, (f()), ... }
        f{ 1 }.x"y"[ [[z]] ]:m'n' :o[[p]]
        ;(f)()
        t.x, t[1], b = 1, f()
        for i = 10, 1, -1 do if i > 5 then break end end
        for k, v, w in pairs(t), nil do local z <const> = k // v % w end
        while not (a and b or n) do repeat local u = 2^-3^2 until u ~= -a .. b .. #s end
        return -x^2, not a == b, (a .. b) .. n, a .. (b .. n), 1 < 2 == true, a - (b - n), (f)(), f()
        """#
}
