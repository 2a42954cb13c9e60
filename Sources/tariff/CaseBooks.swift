import Casework
import Ledger
import RuleEngine
import RuleModel
import Synchronization

/// Which rulebook decides a case: one for all, or of those published in a ledger the one in force on the day of the case.
final class CaseBooks: Sendable {
    /// A rulebook that decides cases.
    final class Book: Sendable {
        let rulebook: Rulebook
        /// How it came to be in force; nil of a folder.
        let publication: Publication?
        private let explaining: Mutex<ExplainedRulebook?>

        init(_ rulebook: Rulebook, explained: ExplainedRulebook? = nil, _ publication: Publication? = nil) {
            (self.rulebook, self.publication) = (rulebook, publication)
            explaining = Mutex(explained)
        }

        var summary: RulebookSummary { rulebook.summary }

        /// The form that tells why, made when it is first asked for.
        var explained: ExplainedRulebook {
            explaining.withLock { made in
                let explained = made ?? ExplainedRulebook(rulebook)
                made = explained
                return explained
            }
        }
    }

    /// For the header of a table, and what is said of no case in particular.
    let newest: Book
    private let published: Published?

    /// What was published of one rulebook.
    private struct Published: Sendable {
        let id: String
        let publications: Publications
        let known: CalendarDate?
        let books: [Fingerprint: Book]
    }

    /// One for all cases.
    init(_ rulebook: Rulebook) { (newest, published) = (Book(rulebook), nil) }

    /// What was published of a rulebook by a day.
    /// - Throws: what is wrong with a rulebook in the ledger.
    init(
        _ id: String, _ publications: Publications, knownOn known: CalendarDate?, rulebooks: RecordedRulebooks
    ) throws(Diagnostics) {
        var books: [Fingerprint: Book] = [:]
        var newest: Book?
        for publication in publications.all where publication.id == id {
            let explained = try rulebooks.explained(publication.digest)
            let book = Book(explained.rulebookToDecide, explained: explained, publication)
            (books[publication.digest], newest) = (book, book)
        }
        guard let newest else { throw Diagnostics([Self.none(id, publications)]) }
        self.newest = newest
        published = Published(id: id, publications: publications, known: known, books: books)
    }

    /// Whether the day of a case says which.
    var dependOnDay: Bool { published != nil }

    /// The rulebook for a day.
    /// - Throws: `no_rulebook_in_force`
    func book(on day: CalendarDate?) throws(Diagnostic) -> Book {
        guard let published, let day else { return newest }
        guard let found = published.publications.inForce(published.id, on: day, asPublishedBy: published.known),
            let book = published.books[found.digest]
        else {
            throw Diagnostic(
                "no_rulebook_in_force", "no version of `\(published.id)` is in force on \(day.spoken)",
                help: ["`tariff rulebooks` lists what was published; `--rules DIR` decides by a folder"])
        }
        return book
    }

    private static func none(_ id: String, _ publications: Publications) -> Diagnostic {
        let near = nearNames(to: id, among: publications.ids).map { "did you mean `\($0)`?" }
        return Diagnostic(
            "rulebook_not_found", "no rulebook `\(id)` was published in the ledger",
            help: near.isEmpty ? ["`tariff rulebooks` lists what was"] : near)
    }
}
