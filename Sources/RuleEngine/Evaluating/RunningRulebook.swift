import CaseInput
import LuaSandbox
import LuaSyntax
import RuleModel

/// One Lua state in which a program's parts have been run. Keep it on one thread.
final class RunningRulebook {
    let sandbox: Sandbox
    private let prelude: LuaRef

    /// Opens a state, runs the prelude and every part that has no mistakes.
    /// - Parameter failed: told of each part that stopped; without it the first stops the opening.
    init(_ program: Program, limits: Limits, failed: ((RunFailure) -> Void)? = nil) throws(RunFailure) {
        do throws(SandboxError) {
            sandbox = try Sandbox(limits: limits)
            prelude = try sandbox.environment(open: false)
            try sandbox.set(prelude, "host", sandbox.hostLibrary)
            for part in Prelude.parts { try Self.run(part, in: prelude, sandbox) }
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
        var files: [(LuaValue, LuaValue)] = []
        for (number, tables) in program.data.sorted(by: { $0.key < $1.key }) {
            let named = tables.sorted { $0.key < $1.key }.map { (LuaValue.text($0.key), $0.value.lua) }
            files.append((.whole(Int64(number)), .table(named)))
        }
        try sandbox.set(prelude, "data_files", sandbox.reference(to: .table(files)))
    }

    // MARK: What was declared

    struct RawDeclaration {
        let kind: String
        let name: String?
        let spec: Spec
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

    private func list(_ name: String) throws(RunFailure) -> [Spec] {
        do throws(SandboxError) {
            return Spec(try sandbox.value(of: sandbox.field(prelude, name))).list
        } catch {
            throw RunFailure(error)
        }
    }

    private static func frame(of record: Spec) -> RunFrame {
        RunFrame(part: Int(record["chunk"].number?.numerator ?? 0), line: Int(record["line"].number?.numerator ?? 0))
    }

    // MARK: Building

    /// Turns declarations into definitions, registers the facts and seals the state: what is left is ready for cases.
    func build(_ book: BookInputs) throws(RunFailure) {
        do throws(SandboxError) {
            let inputs = book.inputs.map { fact in
                (LuaValue.text(fact.name), LuaValue.record([("label", .text(fact.label)), ("asked_of", fact.askedOf.map(LuaValue.text))]))
            }
            let given = LuaValue.record([
                ("exports", .list(book.exports.map(LuaValue.text))), ("owner", .text(book.owner)),
                ("order", .list(book.inputs.map { .text($0.name) })), ("inputs", .table(inputs)),
            ])
            let built = try sandbox.call(sandbox.field(prelude, "build"), [given])
            try sandbox.define(sandbox.field(built, "definitions"), fields: sandbox.field(built, "fields"))
            try sandbox.declare(book.inputs)
            try sandbox.seal()
        } catch {
            throw RunFailure(error)
        }
    }
}

extension LuaValue {
    static func record(_ fields: [(String, LuaValue?)]) -> LuaValue {
        .table(fields.compactMap { name, value in value.map { (.text(name), $0) } })
    }

    static func list(_ items: [LuaValue]) -> LuaValue {
        .table(items.enumerated().map { (.whole(Int64($0.offset + 1)), $0.element) })
    }
}

extension CSVTable {
    /// `{ header = { … }, rows = { { "P-014", …, line = 2 }, … } }`
    fileprivate var lua: LuaValue {
        let rows = rows.map { row in
            LuaValue.table(
                row.cells.enumerated().map { (.whole(Int64($0.offset + 1)), .text($0.element)) } + [(.text("line"), .whole(Int64(row.line)))])
        }
        return .record([("header", .list(header.map(LuaValue.text))), ("rows", .list(rows))])
    }
}

extension Spec {
    init(_ value: LuaValue) {
        switch value {
        case .null: self = .nothing
        case .boolean(let flag): self = .boolean(flag)
        case .whole(let whole): self = .number(Exact(whole))
        case .number(let number): self = .number(number)
        case .money(let money): self = .money(money)
        case .date(let date): self = .date(date)
        case .duration(let duration): self = .duration(duration)
        case .text(let text): self = .text(text)
        case .function: self = .function
        case .table(let entries): self = .record(entries.compactMap(Field.init))
        }
    }
}

extension Spec.Field {
    /// Nil for keys that are neither text nor a whole number: no declaration has a use for them.
    fileprivate init?(_ key: LuaValue, _ value: LuaValue) {
        switch key {
        case .text(let name): self.init(key: .name(name), value: Spec(value))
        case .whole(let index): self.init(key: .index(Int(index)), value: Spec(value))
        default: return nil
        }
    }
}
