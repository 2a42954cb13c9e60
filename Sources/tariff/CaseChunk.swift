import CaseInput
import RuleAnalysis
import RuleModel

/// Some cases on their way to a worker, one after another in one piece of memory.
struct CaseChunk: Sendable {
    /// Where it stands among the others: the order of the output.
    let number: Int
    /// How many cases come before its first.
    let casesBefore: Int
    private var entries: [Entry] = []
    private var bytes: [UInt8] = []

    private struct Entry: Sendable {
        var line: Int
        /// The bytes of its JSON, or why there are none.
        var content: Result<Range<Int>, Diagnostic>
        /// What an example says about the known date.
        var known: CalendarDate?
        /// A table gives numbers, dates and booleans as text.
        var hasTextValues = false
    }

    private static let maxCases = 256
    private static let maxBytes = 1 << 18
    /// Readable bytes that must follow a case.
    private static let padding = 64

    init(number: Int, casesBefore: Int = 0) { (self.number, self.casesBefore) = (number, casesBefore) }

    /// Bytes of its cases.
    var size: Int { bytes.count }

    /// In which line of its file each case begins.
    var lines: [Int] { entries.map(\.line) }

    var isFull: Bool { entries.count >= Self.maxCases || bytes.count >= Self.maxBytes }

    /// - Parameter form: one that is a file by itself may be a worked example, and then the case is inside.
    mutating func append(_ item: CaseItem, of form: CaseInput.Form) {
        switch item.content {
        case .refused(let mistake): entries.append(Entry(line: item.line, content: .failure(mistake)))
        case .json(let text):
            do throws(Diagnostic) {
                if form == .single, let example = try Example(padded: text) {
                    add(Array(example.caseText.utf8), Entry(line: item.line, content: .success(0..<0), known: example.known))
                } else {
                    add(text, Entry(line: item.line, content: .success(0..<0), hasTextValues: form == .table))
                }
            } catch {
                entries.append(Entry(line: item.line, content: .failure(error)))
            }
        }
    }

    private mutating func add(_ text: some Collection<UInt8>, _ entry: Entry) {
        // The padding of the last case becomes the text of this one.
        bytes.removeLast(min(Self.padding, bytes.count))
        let start = bytes.count
        bytes.append(contentsOf: text)
        entries.append(entry)
        entries[entries.count - 1].content = .success(start..<bytes.count)
        bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    }

    enum Item {
        /// UTF-8 JSON, padded.
        case json(UnsafeRawBufferPointer, known: CalendarDate?, hasTextValues: Bool)
        case refused(Diagnostic)
    }

    /// Lends each case in order.
    func lendEach(to body: (_ line: Int, _ item: Item) -> Void) {
        bytes.withUnsafeBytes { all in
            for entry in entries {
                switch entry.content {
                case .success(let range):
                    let text = UnsafeRawBufferPointer(rebasing: all[range])
                    body(entry.line, .json(text, known: entry.known, hasTextValues: entry.hasTextValues))
                case .failure(let mistake): body(entry.line, .refused(mistake))
                }
            }
        }
    }
}
