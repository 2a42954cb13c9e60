import CaseInput
import LuaSandbox
import LuaSyntax
import RuleModel

/// One Lua state in which a program's parts have been run. Keep it on one thread.
final class RunningRulebook {
    let sandbox: Sandbox
    private let prelude: LuaRef
    /// Of a case's trace: half a megabyte, and for answers and forms as much again. The flagship's longest takes a tenth.
    static let traceWords = 1 << 16

    /// Opens a state, runs the prelude and every part that has no mistakes.
    /// - Parameter failed: told of each part that stopped; without it the first stops the opening.
    init(_ program: Program, limits: Limits, failed: ((RunFailure) -> Void)? = nil) throws(RunFailure) {
        do throws(SandboxError) {
            sandbox = try Sandbox(limits: limits)
            if program.isExplained { sandbox.beginTrace(words: Self.traceWords) }
            prelude = try sandbox.environment(open: false)
            try sandbox.set(prelude, "host", sandbox.hostLibrary)
            for part in program.isExplained ? Prelude.explainedParts : Prelude.parts { try Self.run(part, in: prelude, sandbox) }
            try giveData(program)
        } catch {
            throw RunFailure(error)
        }
        try run(program, failed)
    }

    private func run(_ program: Program, _ failed: ((RunFailure) -> Void)?) throws(RunFailure) {
        var environments: [String: LuaRef] = [:]
        for part in program.parts where part.isLoadable {
            do throws(SandboxError) {
                if environments[part.part.book] == nil { environments[part.part.book] = try authorEnvironment() }
                if let environment = environments[part.part.book] { try Self.run(part, in: environment, sandbox) }
            } catch {
                guard let failed else { throw RunFailure(error) }
                failed(RunFailure(error))
            }
        }
    }

    private static func run(_ loaded: LoadedPart, in environment: LuaRef, _ sandbox: Sandbox) throws(SandboxError) {
        let function = try sandbox.load(
            text: loaded.text.text, chunk: loaded.part.number, constants: loaded.text.constants, environment: environment)
        sandbox.release(try sandbox.call(function, []))
        sandbox.release(function)
    }

    private func authorEnvironment() throws(SandboxError) -> LuaRef {
        let environment = try sandbox.environment(open: false)
        let offered = try sandbox.field(prelude, "offered")
        for name in Prelude.offered { try sandbox.set(environment, name, sandbox.field(offered, name)) }
        return environment
    }

    private func giveData(_ program: Program) throws(SandboxError) {
        var books: [String: LuaRef] = [:]
        var byPart: [(LuaValue, LuaValue)] = []
        for part in program.parts.map(\.part) {
            guard let tables = program.data[part.number] else { continue }
            if books[part.book] == nil { books[part.book] = try reference(to: tables) }
            if let book = books[part.book] { byPart.append((.whole(Int64(part.number)), .function(book))) }
        }
        try sandbox.set(prelude, "data_files", sandbox.reference(to: .table(byPart)))
        for book in books.values { sandbox.release(book) }
    }

    private func reference(to tables: [String: CSVTable]) throws(SandboxError) -> LuaRef {
        try sandbox.reference(to: .table(tables.sorted { $0.key < $1.key }.map { (.text($0.key), $0.value.value) }))
    }

    // MARK: One chunk

    /// Runs a chunk among the names that parts have, on a budget of its own, and takes out what it returns.
    func value(of loaded: LoadedPart, limits: Limits) throws(RunFailure) -> LuaValue {
        do throws(SandboxError) {
            let environment = try authorEnvironment()
            try sandbox.seal()
            sandbox.arm(limits)
            let function = try sandbox.load(
                text: loaded.text.text, chunk: loaded.part.number, constants: loaded.text.constants, environment: environment)
            return try sandbox.value(of: sandbox.call(function, []))
        } catch {
            throw RunFailure(error)
        }
    }

    // MARK: What was declared

    struct RawDeclaration {
        let kind: String
        let name: String?
        let spec: Value
        let frame: RunFrame
    }

    struct Problem {
        let code: String
        let subject: String
        let frame: RunFrame
        let file: String
        let row: Int?
    }

    func declarations() throws(RunFailure) -> [RawDeclaration] {
        try list("declarations").map { record in
            RawDeclaration(
                kind: record["kind"].text ?? "", name: record["name"].text, spec: record["spec"], frame: Self.frame(of: record))
        }
    }

    func problems() throws(RunFailure) -> [Problem] {
        try list("problems").map { record in
            Problem(
                code: record["code"].text ?? "", subject: record["subject"].text ?? "", frame: Self.frame(of: record),
                file: record["file"].text ?? "", row: record["row"].number.map { Int($0.numerator) })
        }
    }

    private func list(_ name: String) throws(RunFailure) -> [Value] {
        do throws(SandboxError) {
            return Value(try sandbox.value(of: sandbox.field(prelude, name))).list
        } catch {
            throw RunFailure(error)
        }
    }

    private static func frame(of record: Value) -> RunFrame {
        RunFrame(part: Int(record["chunk"].number?.numerator ?? 0), line: Int(record["line"].number?.numerator ?? 0))
    }

    // MARK: Building

    /// Turns declarations into definitions, registers the facts and seals the state: what is left is ready for cases.
    func build(_ book: BookInputs) throws(RunFailure) {
        do throws(SandboxError) {
            let inputs = book.inputs.map { fact in
                (fact.name, Optional(Value.record([("label", .text(fact.label)), ("asked_of", fact.askedOf.map(Value.text))])))
            }
            let given = Value.record([
                ("exports", .list(book.exports.map(Value.text))), ("owner", .text(book.owner)),
                ("order", .list(book.inputs.map { .text($0.name) })), ("inputs", .record(inputs)),
            ])
            let built = try sandbox.call(sandbox.field(prelude, "build"), [LuaValue(given)])
            try sandbox.define(sandbox.field(built, "definitions"), fields: sandbox.field(built, "fields"))
            try sandbox.declare(book.inputs)
            // Read, and not needed again.
            for name in ["declarations", "problems", "data_files"] { try sandbox.set(prelude, name, .nothing) }
            sandbox.release(built)
            try sandbox.seal()
        } catch {
            throw RunFailure(error)
        }
    }
}

extension Value {
    static func record(_ fields: [(String, Value?)]) -> Value {
        .record(fields.compactMap { name, value in value.map { Field(key: .name(name), value: $0) } })
    }

    static func list(_ items: [Value]) -> Value {
        .record(items.enumerated().map { Field(key: .index($0.offset + 1), value: $0.element) })
    }
}

extension CSVTable {
    /// `{ header = { … }, rows = { { "P-014", …, line = 2 }, … } }`
    fileprivate var value: LuaValue {
        let rows = rows.map { row in LuaValue.table(Self.items(row.cells.map(LuaValue.text)) + [(.text("line"), .whole(Int64(row.line)))]) }
        return .table([(.text("header"), .table(Self.items(header.map(LuaValue.text)))), (.text("rows"), .table(Self.items(rows)))])
    }

    private static func items(_ values: [LuaValue]) -> [(LuaValue, LuaValue)] {
        values.enumerated().map { (.whole(Int64($0.offset + 1)), $0.element) }
    }
}
