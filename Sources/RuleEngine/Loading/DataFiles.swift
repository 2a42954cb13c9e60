import CaseInput
import RuleModel

/// The cells of the books' data files, for the parts of each book: of the bytes that the digest covers.
struct DataFiles {
    let report: Report

    init(_ report: Report) { self.report = report }

    func read(_ books: [BookFiles], _ parts: [Part]) -> [Int: [String: CSVTable]] {
        var data: [Int: [String: CSVTable]] = [:]
        for book in books where !book.data.isEmpty {
            var tables: [String: CSVTable] = [:]
            for file in book.data {
                do throws(Diagnostics) {
                    tables[file.name] = try CSVTable(bytes: file.bytes, named: file.path)
                } catch {
                    error.all.forEach(report.add)
                }
            }
            for part in parts where part.book == book.id { data[part.number] = tables }
        }
        return data
    }
}
