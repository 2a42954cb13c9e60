import Foundation
import RuleEngine
import RuleModel
import Testing

/// Where rulebooks and their libraries lie, and what their manifests say.
@Suite struct FolderTests {
    private let root = FileManager.default.temporaryDirectory.appendingPathComponent("folders-\(UUID().uuidString)")

    private func write(_ folder: String, _ manifest: String, _ rules: String = "answer \"a\" { value = 1 }") throws {
        let folder = root.appendingPathComponent(folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try manifest.write(to: folder.appendingPathComponent("rulebook.lua"), atomically: true, encoding: .utf8)
        try rules.write(to: folder.appendingPathComponent("rules.lua"), atomically: true, encoding: .utf8)
    }

    private func manifest(_ id: String, _ more: String = "") -> String {
        """
        rulebook {
          id = "\(id)", title = "T", version = "1", in_force = { from = "2026-04-01" }, parts = { "rules" }, \(more)
        }
        """
    }

    private func mistakes(_ folder: String, libraries: [String] = []) -> [String] {
        let path = folder.hasPrefix("/") || folder == "." ? folder : root.appendingPathComponent(folder).path
        do throws(Diagnostics) {
            return try RulebookLoader(libraryFolders: libraries).load(path).warnings.map { "\($0.code): \($0.message)" }
        } catch {
            return error.all.map { "\($0.code): \($0.message)" }
        }
    }

    @Test func shortPathsAreFoldersToo() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(mistakes(".").allSatisfy { $0.hasPrefix("rulebook_not_found") } && !mistakes(".").isEmpty)
        try write("b", manifest("b", "uses = { \"lib\" }"))
        try write("lib", manifest("lib"), "answer \"c\" { value = 1 }")
        for path in ["b", "b/", "b//", "b/.", "b/../b", "lib/../b/."] {
            #expect(mistakes(root.path + "/" + path) == [], "\(path)")
        }
    }

    /// A link may lie in the folder only if what it leads to does: nothing of another file is ever shown.
    @Test func linksDoNotLeadOut() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let files = FileManager.default
        try write("b", manifest("b"))
        let (rules, secret) = (root.appendingPathComponent("b/rules.lua"), root.appendingPathComponent("secret.txt"))
        try "the password is swordfish".write(to: secret, atomically: true, encoding: .utf8)
        try files.removeItem(at: rules)
        try files.createSymbolicLink(at: rules, withDestinationURL: secret)
        #expect(mistakes("b") == ["refused: `rules` is a link that leads out of the rulebook's folder"])
        try files.removeItem(at: rules)
        try "answer \"a\" { value = 1 }".write(to: root.appendingPathComponent("b/other.txt"), atomically: true, encoding: .utf8)
        try files.createSymbolicLink(at: rules, withDestinationURL: root.appendingPathComponent("b/other.txt"))
        #expect(mistakes("b") == [])
    }

    @Test func librariesInACircleAreFoundByTheirFolders() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try write("a", manifest("a", "uses = { \"b\" }"))
        try write("b", manifest("x", "uses = { \"a\" }"))
        #expect(mistakes("a").contains("folder_name: the library `x` lies in a folder called `b`"), "\(mistakes("a"))")
        try write("b", manifest("b", "uses = { \"a\" }"))
        #expect(mistakes("a").contains("circle: libraries use each other in a circle: a → b → a"), "\(mistakes("a"))")
        try write("other", manifest("x", "uses = { \"b\" }"))
        try write("b", manifest("b", "uses = { \"other\" }"))
        #expect(mistakes("other").contains { $0.hasPrefix("circle") }, "\(mistakes("other"))")
    }

    @Test(arguments: ["../b", "..", ".", "/etc", "lib/b"])
    func aLibraryIsNamed(use: String) throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try write("a", manifest("a", "uses = { \"\(use)\" }"))
        #expect(mistakes("a") == ["refused: `\(use)` is not the name of a library"])
    }

    @Test func twoBooksOfOneNameAreNotOne() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try write("own/a", manifest("a", "uses = { \"b\", \"shipped\" }"))
        try write("own/b", manifest("b"))
        try write("far/shipped", manifest("shipped", "uses = { \"b\" }"), "answer \"s\" { value = 1 }")
        try write("far/b", manifest("b"))
        let found = mistakes("own/a", libraries: [root.appendingPathComponent("far").path])
        #expect(found.contains("name_clash: two rulebooks are called `b`"), "\(found)")
    }

    @Test func whatIsMissingIsAMistakeOfTheRulebook() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try write("a", manifest("a", "data = { \"none.csv\" }"))
        #expect(mistakes("a").count == 1 && mistakes("a")[0].hasPrefix("part_not_found"))
    }

    @Test func nothingInAManifestIsPassedOver() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try write("a", manifest("a", "title = \"Again\"") + "\nlocal x = 1\nrulebook { id = \"z\" }")
        #expect(
            mistakes("a") == [
                "defined_twice: `title` is given twice", "misplaced: rulebook.lua holds only `rulebook { … }`",
                "defined_twice: a rulebook is described once",
            ], "\(mistakes("a"))")
    }

    @Test func aMissingKeyIsSaidWhateverOtherMessagesMention() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try write(
            "a",
            "rulebook { id = \"a\", version = \"1\", in_force = { from = \"2026-04-01\" }, parts = { \"rules\" }, uses = { \"title\" } }")
        let found = mistakes("a")
        #expect(
            found.contains("missing_key: the rulebook needs `title`") && found.contains { $0.hasPrefix("library_not_found") }, "\(found)")
        try write("a", "rulebook { id = 5, title = \"T\", version = \"1\", in_force = { from = \"2026-04-01\" }, parts = { \"rules\" } }")
        #expect(mistakes("a") == ["wrong_kind: `id` must be text"])
    }
}
