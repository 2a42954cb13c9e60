import LuaSyntax
import RuleModel

/// What is not known because some text could not be read or run: names that may be in there are not called unknown.
struct Unread {
    private(set) var mentions = Mentions.nothing
    /// Whether anything may be in there: a file or library is not there at all.
    var isUnbounded = false
    /// Files beside the parts that `parts` does not name.
    var leftOut: [LeftOut] = []

    /// Parts that are all comment, where what they declare may have been taken out by mistake.
    var comments: [Part] = []

    struct LeftOut {
        let name: String
        let declared: Set<String>
    }

    /// Whether everything is known.
    var isNothing: Bool { !isUnbounded && mentions.quoted.isEmpty }

    func mayDefine(_ name: String) -> Bool {
        if isUnbounded || mentions.declaresWorkedOutNames { return true }
        return name.split(separator: ".").allSatisfy { mentions.quoted.contains(String($0)) }
    }

    /// Names that a mistyped one may have meant.
    var candidates: Set<String> { leftOut.reduce(into: mentions.declared) { $0.formUnion($1.declared) } }

    /// The file that declares a name, or a group of that name, and is no part.
    func fileLeftOut(declaring name: String) -> String? {
        leftOut.first { file in file.declared.contains { $0 == name || $0.hasPrefix(name + ".") } }?.name
    }

    /// The part in which a name stands in a comment only.
    func partCommentedOut(mentioning name: String) -> Part? {
        comments.first { Mentions.words(of: $0.file.bytes).contains(name) }
    }

    mutating func add(_ part: Part) {
        mentions = mentions.union(Prelude.mentions(of: part.file))
        if part.isBlank { isUnbounded = true }
    }
}

extension Prelude {
    /// The functions that declare a name that is read of the case.
    private static let declaring: Set<String> = ["fact", "parameter", "answer", "judgement", "choose", "bands", "layers", "except"]
    private static let fixed = ["support_levels": "support_level", "price_bands": "price", "funding_splits": "funding"]

    static func mentions(of file: SourceFile) -> Mentions { Mentions(file.bytes, declaring: declaring, fixed: fixed) }
}
