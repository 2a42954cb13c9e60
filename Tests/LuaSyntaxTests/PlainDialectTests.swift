import LuaSyntax
import Testing

@Suite struct PlainDialectTests {
    /// The plain text after its first line, with its lines joined.
    private func plain(_ source: String) throws -> String {
        let result = Chunk.parse(source)
        try #require(result.issues.isEmpty)
        let printed = LoadingPrinter.print(result.chunk, layout: .points, dialect: .plain)
        return String(decoding: printed.text, as: UTF8.self).split(separator: "\n").dropFirst().joined(separator: " ")
    }

    @Test(arguments: [
        ("x = 19.75 + .50", "x = __sum ( __k [ 1 ] + __k [ 2 ] )"),
        ("x = 1e3 + 0x10 - -5", "x = __sum ( 1000 + 16 - -5 )"),
        ("x = -0.5 * f()", "x = __mul ( __k [ 1 ] , ( f ( ) ) )"),
        ("x = a - (b + c) * 2", "x = __sum ( a - __mul ( __sum ( b + c ) , 2 ) )"),
        ("x = a - (b + c)", "x = __sum ( a - ( b + c ) )"),
        ("x = -y ^ 2 // z % 3", "x = __mod ( __idiv ( __neg ( __pow ( y , 2 ) ) , z ) , 3 )"),
        ("x = a ~= b and c == d", "x = not __eq ( a , b ) and __eq ( c , d )"),
        ("x = a == 'b' or nil ~= c", "x = a == \"b\" or nil ~= c"),
        ("for i = 1, n, 2 do end", "for i = 1 , __for ( n ) , 2 do end"),
        ("for i = n, 1, -n do end", "for i = __for ( n ) , 1 , __for ( __neg ( n ) , true ) do end"),
        ("x = 'a' .. b .. 1 .. (0.5 .. f())", "x = \"a\" .. __text ( b ) .. 1 .. ( __text ( __k [ 1 ] ) .. __text ( ( f ( ) ) ) )"),
        ("t.x = f()", "__set ( t , \"x\" , ( f ( ) ) )"),
        ("t.a[k] = ...", "__set ( t . a , k , ( ... ) )"),
        ("function t.f(a) end", "__set ( t , \"f\" , function ( a ) end )"),
        ("function t:m(...) end", "__set ( t , \"m\" , function ( self , ... ) __rest(...); end )"),
        (
            "a, t.x = 1, 2",
            "do local __t1 , __i1 = t , \"x\" local __v0 , __v1 = 1 , 2 __set ( __t1 , __i1 , __v1 ) a = __v0 end"
        ),
    ])
    func prints(_ source: String, _ expected: String) throws {
        #expect(try plain(source) == expected)
    }
}
