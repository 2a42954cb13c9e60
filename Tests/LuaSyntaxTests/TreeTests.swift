import LuaSyntax
import Testing

@Suite struct TreeTests {
    private func value(_ source: String) throws -> Expression {
        let result = Chunk.parse("return " + source)
        try #require(result.issues.isEmpty, "\(result.issues)")
        guard case .return(let values) = result.chunk.block.statements[0].kind else { throw NotFound() }
        return try #require(values.first)
    }

    struct NotFound: Error {}

    @Test(
        arguments: [
            ("40", .whole(40)), ("0", .whole(0)), ("007", .whole(7)), ("0x1F", .whole(31)), ("1e3", .whole(1000)), ("5.0", .whole(5)),
            ("5.", .whole(5)), ("120e-1", .whole(12)), ("0.0", .whole(0)), ("0e99999999999", .whole(0)), ("19.75", .decimal("19.75")),
            (".5", .decimal("0.5")), ("00.250", .decimal("0.25")), ("1e-3", .decimal("0.001")), ("1234.5e-1", .decimal("123.45")),
            ("1.5E+1", .whole(15)), ("9223372036854775807", .whole(.max)), ("9223372036854775808", .tooLarge), ("1e400", .tooLarge),
            ("1e99999999999999999999", .tooLarge), ("0xFFFFFFFFFFFFFFFF", .tooLarge), ("0x7FFFFFFFFFFFFFFF", .whole(.max)),
            ("1e-101", .tooFine), ("1e-99999999999999999999", .tooFine), ("0x1p4", .hexFloat), ("0x.8", .hexFloat), ("0xA.", .hexFloat),
        ] as [(String, Numeral.Value)])
    func readsNumbers(_ source: String, _ expected: Numeral.Value) throws {
        guard case .number(let numeral) = try value(source).kind else { throw NotFound() }
        #expect(numeral.text == source)
        #expect(numeral.value == expected)
    }

    @Test(arguments: [
        (#"'a\n\65\x41\u{48}\z   b'"#, "a\nAAHb"), ("[[\nab\r\nc]]", "ab\nc"), ("[==[]]]==]", "]]"), (#""\"\'\\""#, "\"'\\"),
        (#"'\u{20AC}'"#, "€"), ("'a\\\r\nb'", "a\nb"), (#"'\0651'"#, "A1"),
    ])
    func readsStrings(_ source: String, _ expected: String) throws {
        guard case .string(let string) = try value(source).kind else { throw NotFound() }
        #expect(string.text == expected)
    }

    @Test func readsLongUnicodeEscapes() throws {
        guard case .string(let string) = try value(#"'\u{7FFFFFFF}\u{110000}\xFF'"#).kind else { throw NotFound() }
        #expect(string.bytes == [0xFD, 0xBF, 0xBF, 0xBF, 0xBF, 0xBF, 0xF4, 0x90, 0x80, 0x80, 0xFF])
    }

    @Test(arguments: [
        ("1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)"), ("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"), ("-2 ^ 2", "(- (2 ^ 2))"), ("2 ^ -3", "(2 ^ (- 3))"),
        ("a .. b .. c", "(a .. (b .. c))"), ("not a == b", "((not a) == b)"), ("a or b and c", "(a or (b and c))"),
        ("a < b == c", "((a < b) == c)"), ("1 .. 2 + 3", "(1 .. (2 + 3))"),
        ("a | b ~ c & d << 1 .. 2", "(a | (b ~ (c & (d << (1 .. 2)))))"),
        ("- - a", "(- (- a))"), ("#a.b", "(# a.b)"), ("a // b % c", "((a // b) % c)"), ("~a & b", "((~ a) & b)"),
    ])
    func bindsOperators(_ source: String, _ expected: String) throws {
        #expect(grouped(try value(source)) == expected)
    }

    private func grouped(_ expression: Expression) -> String {
        switch expression.kind {
        case .number(let numeral): return numeral.text
        case .name(let name): return name.text
        case .field(let base, let name): return grouped(base) + "." + name.text
        case .unary(let operation): return "(\(operation.operator.rawValue) \(grouped(operation.operand)))"
        case .binary(let operation):
            return "(\(grouped(operation.left)) \(operation.operator.rawValue) \(grouped(operation.right)))"
        default: return "?"
        }
    }

    @Test func knowsWhatNamesStandFor() throws {
        let source = """
            local a, b = 1, b
            local function f(a, ...)
              local c = a + b
              return function() return a, c, d, f end
            end
            for i = a, i do a = i end
            repeat local z = 1 until z
            """
        let chunk = Chunk.parse(source).chunk
        let found = chunk.expressions.compactMap { expression -> String? in
            guard case .name(let name) = expression.kind else { return nil }
            switch name.binding {
            case .global: return "\(name.text)"
            case .local(let declaration): return "\(name.text)@\(declaration.span.start.line)"
            case .captured(let declaration): return "\(name.text)^\(declaration.span.start.line)"
            }
        }
        #expect(found == ["b", "a@2", "b^1", "a^2", "c^3", "d", "f^2", "a@1", "i", "a@1", "i@6", "z@7"])
        guard case .local(let declarations, _) = chunk.block.statements[0].kind else { throw NotFound() }
        #expect(declarations.map(\.isReassigned) == [true, false])
        #expect(declarations.map(\.isCaptured) == [false, true])
        guard case .localFunction(let function, let body) = chunk.block.statements[1].kind else { throw NotFound() }
        #expect(function.kind == .localFunction && function.isCaptured)
        #expect(body.parameters.map(\.name) == ["a"] && body.isVararg)
        #expect(body.scope.captured.map(\.name) == ["b", "f"])
        #expect(body.scope.parent === chunk.main.scope && body.scope.depth == 1)
        #expect(chunk.main.scope.maxLocals == 7)
    }

    @Test func placesCountCharacters() throws {
        let source = "\u{FEFF}-- é👩‍👩‍👧\r\nlocal s = 'é👩‍👩‍👧' .. \"ü\" x = 1"
        let chunk = Chunk.parse(source).chunk
        let joined = chunk.expressions.first!
        #expect(joined.span.start.line == 2 && joined.span.start.column == 11)
        #expect(joined.span.end.column == 22)
        #expect(chunk.text(of: joined.span) == "'é👩‍👩‍👧' .. \"ü\"")
        #expect(chunk.block.statements[1].span.start.column == 23)
        #expect(chunk.line(2) == "local s = 'é👩‍👩‍👧' .. \"ü\" x = 1")
        #expect(chunk.line(3) == "")
    }

    /// Each node lies within the one around it, and the walk meets them in the order of the source.
    @Test func spansNest() throws {
        struct Checker: TreeVisitor {
            var count = 0
            var lastStart = 0
            mutating func enter(_ statement: Statement, in context: WalkContext) { check(.statement(statement), context) }
            mutating func enter(_ expression: Expression, in context: WalkContext) { check(.expression(expression), context) }
            mutating func check(_ node: Node, _ context: WalkContext) {
                count += 1
                if let parent = context.parents.last { #expect(parent.span.contains(node.span)) }
                #expect(node.span.start.offset >= lastStart)
                lastStart = node.span.start.offset
            }
        }
        for seed in 1...200 as ClosedRange<UInt64> {
            let chunk = Chunk.parse(RandomProgram(seed: seed, forRules: false).source).chunk
            var checker = Checker()
            checker.walk(chunk)
            #expect(checker.count == chunk.nodeCount)
        }
    }

    @Test func pointsAreNumberedInTheOrderOfTheSource() {
        let chunk = Chunk.parse("if a.b + 1 < #c then t.x = f(a .. b .. c) end for i = n, -m do end while x and y do end").chunk
        let points = EventPoints(of: chunk).all
        #expect(points.map(\.id) == Array(points.indices))
        let described = points.map { "\($0.kind) \(chunk.text(of: $0.span))" }
        #expect(
            described == [
                "branch a.b + 1 < #c", "comparison a.b + 1 < #c", "arithmetic a.b + 1", "index a.b", "length #c", "store t.x",
                "call f(a .. b .. c)", "concatenation a .. b .. c", "forBounds n", "forBounds -m", "negation -m", "branch x and y",
                "logic x and y",
            ])
    }
}
