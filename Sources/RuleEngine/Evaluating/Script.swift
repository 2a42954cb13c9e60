public import LuaSandbox
import LuaSyntax
public import RuleModel

/// A piece of Lua by itself, held to the language and the limits of rules.
///
/// ```swift
/// let script = try Script(Array("return money \"10.00\" / 3".utf8), name: "try.lua")
/// try LuaThread.run { try script.run() }
/// ```
public struct Script: Sendable {
    private let loaded: LoadedPart

    /// Parses a text and puts it through the gate.
    /// - Throws: everything in it that is not Lua or that rules may not use.
    public init(_ source: [UInt8], name: String) throws(Diagnostics) {
        let file: SourceFile
        do throws(Diagnostic) {
            file = try SourceFile.of(source, path: name, name: name, from: nil)
        } catch {
            throw Diagnostics([error])
        }
        let parsed = RuleText.parse(file)
        let issues = parsed.issues.isEmpty ? Gate.issues(in: parsed.chunk, vocabulary: Prelude.vocabulary) : parsed.issues
        if !issues.isEmpty { throw Diagnostics(issues.map(file.diagnostic)) }
        let part = Part(number: Prelude.parts.count + 1, book: "script", file: file, tree: parsed.chunk)
        loaded = LoadedPart(part, isLoadable: true)
    }

    /// Runs it in a state of its own; a null where it returns nothing. What it returns may be, or hold, a function.
    ///
    /// Needs a stack of 8 MiB or more.
    /// - Throws: what stopped it: a limit, or an error at its place.
    public func run(limits: Limits = Limits()) throws(Diagnostics) -> LuaValue {
        do throws(RunFailure) {
            let state = try RunningRulebook(Program(parts: [], data: [:]), limits: .loading)
            return try state.value(of: loaded, limits: limits)
        } catch {
            var mistake = error.diagnostic(in: Program(parts: [loaded], data: [:]), limits: limits)
            mistake.excerpt = mistake.location.flatMap { loaded.part.file.line($0.line) }
            throw Diagnostics([mistake])
        }
    }
}
