import LuaSyntax
import RuleModel

/// What is not known because some text could not be read or run: names that may be in there are not called unknown.
struct Unread {
    var mentions = Mentions.nothing
    /// Whether anything may be in there: a file or library is not there at all.
    var isUnbounded = false

    /// Whether everything is known.
    var isNothing: Bool { !isUnbounded && mentions.words.isEmpty }

    func mayDefine(_ name: String) -> Bool {
        if isUnbounded || mentions.declaresWorkedOutNames { return true }
        return name.split(separator: ".").allSatisfy { mentions.words.contains(String($0)) }
    }

    mutating func add(_ file: SourceFile) {
        mentions = mentions.union(Mentions(file.bytes, declaring: Prelude.declaring))
    }
}

extension Prelude {
    /// The functions that declare a name that is read of the case.
    static let declaring: Set<String> = ["fact", "parameter", "answer", "judgement", "choose", "bands", "layers", "except"]
}
