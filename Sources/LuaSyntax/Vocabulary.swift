/// The global names that rules are given.
public struct Vocabulary: Sendable {
    let names: [String: Set<String>?]
    /// Those that take a table of rows, see ``LoadingPrinter/print(_:layout:dialect:rowForms:omitting:)``.
    public let rowForms: Set<String>

    /// - Parameters:
    ///   - names: each global name; for a table such as `string` with the fields that it has, nil where any field may be named.
    ///   - rowForms: those that take a table of rows with conditions.
    public init(_ names: [String: Set<String>?], rowForms: Set<String> = []) { (self.names, self.rowForms) = (names, rowForms) }

    func contains(_ name: String) -> Bool { names[name] != nil }

    /// nil where the name is unknown or may have any field.
    func fields(of name: String) -> Set<String>? { names[name] ?? nil }
}
