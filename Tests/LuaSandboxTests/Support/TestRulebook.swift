import LuaSandbox
import LuaSyntax
import RuleModel

/// A state with facts and definitions, as the engine's prelude would make it.
struct TestRulebook {
    let sandbox: Sandbox

    /// - Parameter source: a chunk that gives `{ definitions = …, fields = … }`; `host` is the privileged library.
    init(_ facts: [Fact], _ source: String) throws { try self.init(facts, Self.print(source)) }

    static func print(_ source: String) throws -> LoadedSource {
        let parsed = Chunk.parse(source)
        guard parsed.issues.isEmpty else { throw Unexpected("\(parsed.issues)") }
        return LoadingPrinter.print(parsed.chunk, layout: .points, dialect: .plain)
    }

    /// For many states of one source, which is printed once.
    init(_ facts: [Fact], _ printed: LoadedSource) throws {
        sandbox = try Sandbox(limits: Limits())
        let environment = try sandbox.environment(open: false)
        try sandbox.set(environment, "host", sandbox.hostLibrary)
        let function = try sandbox.load(text: printed.text, chunk: 1, constants: printed.constants, environment: environment)
        let built = try sandbox.call(function, [])
        try sandbox.define(sandbox.field(built, "definitions"), fields: sandbox.field(built, "fields"))
        try sandbox.declare(facts)
        try sandbox.seal()
    }

    /// Decides a case: what each name gives, as JSON or as the code of its error and its subject.
    func decide(_ json: String, _ names: [String], limits: Limits = Limits()) -> [String] {
        let bytes = Array(json.utf8)
        let padded = bytes + [UInt8](repeating: 0, count: 64)
        defer { sandbox.endCase() }
        let begun: Result<CaseHead, CaseFault> = padded.withUnsafeBytes { buffer in
            let text = UnsafeRawBufferPointer(rebasing: buffer[..<bytes.count])
            do throws(CaseFault) {
                return .success(try sandbox.beginCase(text, on: nil, known: nil, textValues: false, limits: limits))
            } catch {
                return .failure(error)
            }
        }
        if case .failure(let fault) = begun { return fault.issues.map(\.code) + (fault.limit.map { [$0.code] } ?? []) }
        return names.map { name in
            var out: [UInt8] = []
            do throws(SandboxError) {
                try sandbox.append(AnswerTemplate([.init(name: name)]), to: &out)
                return String(decoding: out, as: UTF8.self)
            } catch {
                return error.subject.isEmpty ? error.code : "\(error.code) \(error.subject)"
            }
        }
    }
}

extension Fact {
    static func test(_ name: String, _ kind: Kind, required: Bool = true, isRead: Bool = true) -> Fact {
        Fact(name: name, label: name, kind: kind, required: required, isRead: isRead)
    }

    static func number(_ name: String) -> Fact { test(name, .number(min: nil, max: nil, step: nil)) }
}
