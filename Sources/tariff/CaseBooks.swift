import Casework
import Ledger
import Readings
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

    /// One for all cases.
    init(_ rulebook: Rulebook) { (newest, published) = (Book(rulebook), nil) }

    /// What was published of a rulebook by a day.
    /// - Throws: `rulebook_not_found` where nothing was; what is wrong with the newest version in the ledger.
    init(
        _ id: String, _ publications: Publications, knownOn known: CalendarDate?, rulebooks: RecordedRulebooks
    ) throws(Diagnostics) {
        guard let last = publications.all.last(where: { $0.id == id }) else { throw Diagnostics([Self.none(id, publications)]) }
        let published = Published(id: id, publications: publications, known: known, rulebooks: rulebooks)
        (newest, self.published) = (try published.book(last), published)
    }

    /// Whether the day of a case says which.
    var dependOnDay: Bool { published != nil }

    /// The rulebook for a day.
    /// - Throws: `no_rulebook_in_force`; what is wrong with a version in the ledger.
    func book(on day: CalendarDate?) throws(Diagnostics) -> Book {
        guard let published, let day else { return newest }
        guard let found = published.publications.inForce(published.id, on: day, asPublishedBy: published.known) else {
            throw Diagnostics([
                Diagnostic(
                    "no_rulebook_in_force", "no version of `\(published.id)` is in force on \(day.spoken)",
                    help: ["`tariff rulebooks` lists what was published; `--rules DIR` decides by a folder"])
            ])
        }
        return try published.book(found)
    }

    /// What was published of one rulebook; a version is read when it is first asked for.
    private final class Published: Sendable {
        let id: String
        let publications: Publications
        let known: CalendarDate?
        private let rulebooks: RecordedRulebooks
        private let books = Mutex<[Fingerprint: Book]>([:])

        init(id: String, publications: Publications, known: CalendarDate?, rulebooks: RecordedRulebooks) {
            (self.id, self.publications, self.known, self.rulebooks) = (id, publications, known, rulebooks)
        }

        func book(_ publication: Publication) throws(Diagnostics) -> Book {
            try books.withLock { known throws(Diagnostics) in
                if let book = known[publication.digest] { return book }
                let explained = try rulebooks.explained(publication.digest)
                let book = Book(explained.rulebookToDecide, explained: explained, publication)
                known[publication.digest] = book
                return book
            }
        }
    }

    private static func none(_ id: String, _ publications: Publications) -> Diagnostic {
        let near = nearNames(to: id, among: publications.ids).map { "did you mean `\($0)`?" }
        return Diagnostic(
            "rulebook_not_found", "no rulebook `\(id)` was published in the ledger",
            help: near.isEmpty ? ["`tariff rulebooks` lists what was"] : near)
    }
}

extension ReadingOptions {
    /// Says when a rulebook was published.
    func published(with book: CaseBooks.Book) -> ReadingOptions {
        var options = self
        options.published = book.publication?.at?.date
        return options
    }
}
