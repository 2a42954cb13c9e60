import LuaSandbox
import LuaSyntax
import RuleModel

/// The rules' standard library that is written in Lua: the primitives and forms. What works on authors' values alone (lists) is printed like
/// any rule; the rest as it is written, because it checks what it is given itself.
enum Prelude {
    /// In order; numbered from 1.
    static let parts = trees.map { loaded($0, omitting: ["note"]) }
    /// The same, telling what forms do.
    static let explainedParts = trees.map { loaded($0, omitting: []) }

    private static func loaded(_ part: Part, omitting: Set<String>) -> LoadedPart {
        let dialect: LoadingPrinter.Dialect = part.number == 1 ? .plain : .verbatim
        return LoadedPart(part, LoadingPrinter.print(part.tree, layout: .points, dialect: dialect, omitting: omitting), isLoadable: true)
    }

    private static let trees: [Part] = sources.enumerated().map { index, source in
        let file = SourceFile(path: source.name, name: source.name, bytes: source.bytes)
        let parsed = RuleText.parse(file)
        precondition(parsed.issues.isEmpty, "the prelude is Lua: \(parsed.issues)")
        return Part(number: index + 1, book: "prelude", file: file, tree: parsed.chunk)
    }

    private static let sources: [(name: String, bytes: [UInt8])] = [
        ("p1_lists.lua", PackageResources.p1_lists_lua), ("p2_primitives.lua", PackageResources.p2_primitives_lua),
        ("p2_tables.lua", PackageResources.p2_tables_lua), ("p3_parameters.lua", PackageResources.p3_parameters_lua),
        ("p4_answers.lua", PackageResources.p4_answers_lua), ("p5_bands.lua", PackageResources.p5_bands_lua),
        ("p6_layers.lua", PackageResources.p6_layers_lua), ("p7_routing.lua", PackageResources.p7_routing_lua),
        ("p8_build.lua", PackageResources.p8_build_lua), ("p9_environment.lua", PackageResources.p9_environment_lua),
    ]
}

extension Prelude {
    /// What authors may name beside the library: the keys of `offered`, where the prelude gathers it.
    static let offered: [String] = {
        for statement in parts[parts.count - 1].part.tree.block.statements {
            guard case .assignment(_, let values) = statement.kind, case .table(let table)? = values.first?.kind else { continue }
            return table.entries.compactMap { entry in
                if case .named(let name, _) = entry { name.text } else { nil }
            }
        }
        preconditionFailure("the prelude's last part says what it offers")
    }()
    /// Every function and library that parts are given: none of them changes what it gets, but for those of `table`.
    static let given = Set(offered).union(Sandbox.libraryNames.keys)
    /// Every global name of a part, with the fields of those that are tables.
    static let vocabulary: Vocabulary = {
        var names: [String: Set<String>?] = [:]
        for name in offered { names[name] = .some(nil) }
        for (name, fields) in Sandbox.libraryNames { names[name] = .some(fields) }
        return Vocabulary(names, rowForms: rowForms)
    }()
    /// Forms whose rows each have a condition, of which one after another is tried.
    static let rowForms: Set<String> = ["choose", "support_levels", "routing"]
}
