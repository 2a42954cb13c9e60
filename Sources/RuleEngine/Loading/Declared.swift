import RuleModel

/// One declaration of a rulebook: `fact "night_cover" { … }`.
struct Declared: Sendable {
    enum Kind: String, Sendable {
        case rulebook, fact, parameter, answer, judgement, except, choose, bands, layers, routing

        /// Whether its name can be read as `case.NAME`.
        var isReadable: Bool { ![.rulebook, .except, .routing].contains(self) }
    }

    let kind: Kind
    let name: String
    /// Nothing where the body `{ … }` is missing.
    let spec: Value
    let part: Part
    /// Where it stands, and where each value of its body does, as far as the text shows it.
    let text: DeclaredText
    /// Whether its part stopped before its body was there.
    var isCutShort = false

    /// The place of a value of the body; of the nearest thing around it where the text does not show it.
    func place(_ path: Value.Step...) -> SourceLocation { text.place(path) }
    func place(_ path: [Value.Step]) -> SourceLocation { text.place(path) }

    /// `kind "name"`, as it is written.
    var written: String {
        switch (kind, name) {
        case (.routing, _): "routing"
        case (.choose, "support_level"): "support_levels"
        case (.bands, "price"): "price_bands"
        case (.layers, "funding"): "funding_splits"
        default: "\(kind.rawValue) \"\(name)\""
        }
    }
}
