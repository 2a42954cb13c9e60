import CaseInput
import RuleModel

/// A file that says what people decided.
enum DeterminationFile {
    /// - Parameter payers: who can pay by the rulebook.
    /// - Throws: the exit code; what is wrong is reported, all of it.
    static func read(_ path: String, payers: [String], json: Bool) throws -> Determination {
        do throws(Diagnostics) {
            return try Determination(try value(path), payers: payers)
        } catch {
            Failure.report(error.all.map { named($0, path) }, json: json)
            throw Failure.failed
        }
    }

    /// What a file of JSON holds.
    static func value(_ path: String) throws(Diagnostics) -> JSONValue {
        switch path == "-" ? .file : Folder.kind(path) {
        case .nothing: throw ScriptFile.missing(path)
        case .folder: throw ScriptFile.unreadable(path, "it is a folder")
        case .file: break
        }
        do throws(Diagnostic) {
            return try JSONDocument(path: path).value
        } catch {
            throw Diagnostics([error])
        }
    }

    /// A mistake in a member says in which file.
    static func named(_ mistake: Diagnostic, _ path: String) -> Diagnostic {
        guard mistake.location == nil, mistake.code != "unreadable_file" else { return mistake }
        var mistake = mistake
        mistake.message = "in \(path == "-" ? "standard input" : "`\(path)`"), \(mistake.message)"
        return mistake
    }
}
