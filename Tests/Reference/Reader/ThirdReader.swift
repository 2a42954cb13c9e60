import Foundation
import LuaSyntax

/// A rulebook as it is read from its folder, with its libraries. Slow, and shares nothing with the engine but the parser.
package final class ThirdReader {
    package let id: String
    let version: String
    /// The first day that it decides cases of.
    package let inForceFrom: Day
    let exports: Set<String>
    private let sections: [String]

    let walker = Walker()
    private(set) var facts: [String: Fact] = [:]
    private(set) var judgements: [String: Judgement] = [:]
    private(set) var parameters: [String: Parameter] = [:]
    private(set) var answers: [String: Answer] = [:]
    /// Names in order of declaration, libraries first.
    private(set) var factNames: [String] = []
    package private(set) var answerNames: [String] = []
    private(set) var routing: [Row]?
    package private(set) var groups: Set<String> = []
    /// Rows, layers, exceptions and figures, each as ``Watch`` calls it where it applies.
    package private(set) var ruleNames: Set<String> = []

    private var folder = ""

    /// - Parameter folder: holds `rulebook.lua`; libraries are its siblings.
    package init(folder: String) throws {
        let manifest = try ThirdReader.manifest(of: folder)
        guard let id = manifest["id"].string, let version = manifest["version"].string else { throw Stop.failure("missing_key") }
        guard let from = manifest["in_force"].table?["from"].string.flatMap({ Day($0) }) else { throw Stop.failure("missing_key") }
        (self.id, self.version, inForceFrom) = (id, version, from)
        exports = Set(manifest["exports"].table?.list.compactMap(\.string) ?? [])
        sections = manifest["sections"].table?.list.compactMap(\.string) ?? []
        Standard.install(in: walker)
        installDeclarations()
        try load(folder, manifest)
        walker.settle()
    }

    package var declaredFacts: [Fact] { factNames.compactMap { facts[$0] } }
    package var judgementNames: [String] { judgements.keys.sorted() }
    package var watch: Watch { walker.watch }
    /// In order of declaration, a library's first.
    package var exportNames: [String] { answerNames.filter(exports.contains) }

    private func load(_ folder: String, _ manifest: Table) throws {
        for library in manifest["uses"].table?.list.compactMap(\.string) ?? [] {
            let sibling = URL(fileURLWithPath: folder).deletingLastPathComponent().appendingPathComponent(library).path
            try load(sibling, try ThirdReader.manifest(of: sibling))
        }
        self.folder = folder
        for part in manifest["parts"].table?.list.compactMap(\.string) ?? [] {
            let file = "\(manifest["id"].string ?? "")/\(part).lua"
            try walker.run(try ThirdReader.tree(of: "\(folder)/\(part).lua"), file: file)
        }
    }

    private static func manifest(of folder: String) throws -> Table {
        let walker = Walker()
        var manifest = Table()
        walker.globals["rulebook"] = .function(
            Function { arguments in
                manifest = arguments.first?.table ?? Table()
                return []
            })
        try walker.run(try tree(of: "\(folder)/rulebook.lua"), file: "rulebook.lua")
        return manifest
    }

    private static func tree(of path: String) throws -> Chunk {
        let result = Chunk.parse(try String(contentsOfFile: path, encoding: .utf8))
        if let issue = result.issues.first { throw Stop.failure(issue.code) }
        return result.chunk
    }

    /// In the order in which they are asked for: sections first, then as declared.
    var factsInOrder: [Fact] {
        let place = { (fact: Fact) in fact.section.flatMap(self.sections.firstIndex) ?? self.sections.count }
        return declaredFacts.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    // MARK: Declarations

    private func installDeclarations() {
        declare("fact") { [unowned self] name, table in
            facts[name] = try Fact(name, table)
            factNames.append(name)
            if let point = name.lastIndex(of: ".") { groups.insert(String(name[..<point])) }
        }
        declare("parameter") { [unowned self] name, table in
            let parameter = try Parameter(name, table)
            parameters[name] = parameter
            ruleNames.formUnion(parameter.titles)
        }
        declare("judgement") { [unowned self] name, table in
            judgements[name] = Judgement(
                name: name, title: table["title"].string ?? "", source: table["source"].string ?? "", refer: table["refer"].string ?? "",
                choices: table["of"].table?.list.compactMap(\.string) ?? [])
        }
        declare("answer") { [unowned self] name, table in
            let fields = table["fields"].table?.list.compactMap(\.string) ?? []
            add(Answer(name, value: table["value"], fields: fields, exceptions: try Answer.exceptions(table["except"])))
        }
        declare("except") { [unowned self] name, table in
            guard let answer = answers[name] else { throw Stop.failure("unknown_name") }
            answer.exceptions += try Answer.exceptions(.table(table))
            ruleNames.formUnion(answer.exceptionNames)
        }
        declare("choose") { [unowned self] in chooses($0, $1) }
        declare("bands") { [unowned self] in try bands($0, $1) }
        declare("layers") { [unowned self] in try layers($0, $1) }
        form("support_levels") { [unowned self] in chooses("support_level", $0) }
        form("price_bands") { [unowned self] in try bands("price", $0) }
        form("funding_splits") { [unowned self] in try layers("funding", $0) }
        form("routing") { [unowned self] in
            let rows = $0.list.compactMap(\.table).map(Row.init)
            routing = rows
            ruleNames.formUnion(rows.map { "routing.\($0.name)" })
        }
        walker.globals["data_table"] = .function(
            Function { [unowned self] arguments in
                guard let table = arguments.first?.table, let file = table["file"].string else { throw Stop.failure("missing_key") }
                return [try DataTable.read(try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8), table)]
            })
        walker.globals["find"] = .function(Function { [try DataTable.find($0)] })
        walker.globals["rows"] = .function(Function { [.table(Table(list: try DataTable.rows(of: $0[0]).map { .table($0) }))] })
    }

    private func add(_ answer: Answer) {
        answers[answer.name] = answer
        answerNames.append(answer.name)
        ruleNames.formUnion(answer.exceptionNames)
    }

    private func chooses(_ name: String, _ table: Table) {
        ruleNames.formUnion(table.list.indices.map { Forms.rowName(name, $0) })
        add(Answer(name, value: .function(Forms.choice(name, table, walker.watch))))
    }

    private func bands(_ name: String, _ table: Table) throws {
        ruleNames.formUnion(table.list.indices.map { Forms.rowName(name, $0) })
        add(Answer(name, value: .function(try Forms.bands(name, table, walker.watch)), fields: Forms.bandFields, isBands: true))
    }

    private func layers(_ name: String, _ table: Table) throws {
        let layers = try Layers(name, table, walker.watch)
        ruleNames.formUnion(layers.ruleNames)
        add(Answer(name, value: .function(layers.function), fields: layers.fields))
    }

    /// `keyword "name" { … }`
    private func declare(_ keyword: String, _ body: @escaping (String, Table) throws -> Void) {
        walker.globals[keyword] = .function(
            Function { arguments in
                guard let name = arguments.first?.string else { throw Stop.failure("bad_declaration") }
                let braces = Function { arguments in
                    guard let table = arguments.first?.table else { throw Stop.failure("missing_body") }
                    try body(name, table)
                    return []
                }
                return [.function(braces)]
            })
    }

    /// `keyword { … }`
    private func form(_ keyword: String, _ body: @escaping (Table) throws -> Void) {
        walker.globals[keyword] = .function(
            Function { arguments in
                guard let table = arguments.first?.table else { throw Stop.failure("missing_body") }
                try body(table)
                return []
            })
    }
}
