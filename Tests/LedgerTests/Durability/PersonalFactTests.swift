import Foundation
import GRDB
import Ledger
import RuleModel
import TestSupport
import Testing

/// What is said of a person stands in the payloads, encrypted, and nowhere else; and what is erased is gone for good.
@Suite("Personal facts", .serialized) struct PersonalFactTests {
    /// Words that occur nowhere by chance: in the place of a name, a number, a document, a reason.
    private static let marks = [
        "Zqxvperson", "Zqxvcase", "Zqxvfact", "Zqxvdocument", "Zqxvauthor", "Zqxvreason", "Zqxvcondition", "Zqxvofficer",
    ]

    private static func caseLine(_ name: String, fact: String = #""1500.00""#) -> String {
        let facts = #"{"one_to_one_hours": 24, "quoted_price": \#(fact), "assessed_charge": "120.00"}"#
        let evidence = #"{"quoted_price": {"document": "\#(marks[3])", "dated": "2026-02-11", "by": "\#(marks[4])"}}"#
        return
            #"{"case": "\#(marks[1]) \#(name)", "person": "\#(marks[0])", "on": "2026-05-01", "facts": \#(facts), "evidence": \#(evidence)}"#
            + "\n"
    }

    /// A mark in each form in which a file may hold it.
    private static func forms(_ mark: String) -> [String: [UInt8]] {
        let plain = Array(mark.utf8)
        let digits = Hexadecimal.text(plain)
        var forms = [
            "UTF-8": plain, "UTF-16, low byte first": plain.flatMap { [$0, 0] }, "UTF-16, high byte first": plain.flatMap { [0, $0] },
            "hexadecimal": Array(digits.utf8), "hexadecimal capitals": Array(digits.uppercased().utf8),
        ]
        // Base64 of what stands anywhere in a text: the letters that its place among the threes leaves as they are.
        for shift in 0..<3 {
            let text = Data([UInt8](repeating: 0, count: shift) + plain).base64EncodedString().filter { $0 != "=" }
            forms["base64, \(shift)"] = Array(text.dropFirst(shift == 0 ? 0 : shift + 1).dropLast().utf8)
        }
        return forms
    }

    /// What of the marks is found in the files of a folder: the file, the mark and its form.
    private static func found(in folder: String) throws -> [String] {
        var found: [String] = []
        for case let name as String in FileManager.default.enumerator(atPath: folder)! {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            for mark in marks {
                for (form, bytes) in forms(mark) where data.range(of: Data(bytes)) != nil { found.append("\(name): \(mark) in \(form)") }
            }
        }
        return found
    }

    @Test func aMarkIsFoundInEachForm() throws {
        for (form, bytes) in Self.forms(Self.marks[2]) {
            let folder = TemporaryFolder()
            try Data([1, 2, 3] + bytes + [4]).write(to: URL(fileURLWithPath: folder.path("file")))
            #expect(try Self.found(in: folder.url.path) == ["file: \(Self.marks[2]) in \(form)"])
        }
        let text = Data("a case of \(Self.marks[2]) and more".utf8)
        for shift in 0..<3 {
            let folder = TemporaryFolder()
            try Data((String(repeating: "-", count: shift).utf8 + text)).base64EncodedData().write(
                to: URL(fileURLWithPath: folder.path("file")))
            #expect(try Self.found(in: folder.url.path).count == 1)
        }
    }

    /// Everything that the command leaves on a disk or says on standard error, but for what it is asked to show.
    @Test func noMarkIsInAnyFileOrMessage() throws {
        let place = try Workplace()
        let out = place.folder.path("out")
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        var messages = 0
        func note(_ result: Program.Result, _ status: Int32) throws {
            #expect(result.status == status, "\(result.error)")
            messages += 1
            try Data(result.error.utf8).write(to: URL(fileURLWithPath: "\(out)/message-\(messages)"))
        }
        let run = place.recording + ["--run", "monthly", "--by", Self.marks[4]]
        let recorded = try Program.run(run, input: Self.caseLine("1") + Self.caseLine("2"))
        try note(recorded, 0)
        let id = try #require(recorded.output.split(separator: "\n").first.flatMap { acknowledged(String($0)) })
        // Sent again with other facts, and with facts that are wrong.
        try note(Program.run(run, input: Self.caseLine("other") + Self.caseLine("2")), 6)
        for fact in ["\"\(Self.marks[2])\"", "{\"\(Self.marks[2])\": 1}"] {
            try note(Program.run(place.recording, input: Self.caseLine("3", fact: fact)), 6)
        }
        let words = ["--reason", Self.marks[5], "--by", Self.marks[7], "--condition", Self.marks[6]]
        let determine = ["determine", id.description, "--ledger", place.log, "--json"] + words
        try note(Program.run(determine + ["--outcome", "agreed_with_conditions", "--role", "assessor"]), 0)
        try note(Program.run(determine + ["--outcome", Self.marks[5], "--role", "assessor"]), 1)
        // Disk errors in the middle of a recording.
        for call in stride(from: 5, through: 45, by: 8) {
            let fault = try DiskShim.failing(place.records, at: call, with: ENOSPC, lasts: true)
            try note(Program.run(place.recording, input: Self.caseLine("4"), fault), 1)
        }
        try note(Program.run(["ledger", "export", out + "/export", "--ledger", place.log]), 0)
        try note(Program.run(["ledger", "backup", out + "/backup.sqlite", "--ledger", place.log]), 0)
        let killed = try leftByAKill(place, out)
        #expect(try Self.found(in: out) == [])
        #expect(try Self.found(in: place.records) == [])
        print(
            "\(Self.marks.count) marks in 8 forms: none in the ledger, its keys, a journal of \(killed) bytes, an export, a backup, \(messages) messages"
        )
    }

    /// Keeps the files, journals among them, as a kill leaves them just before each transaction ends.
    /// - Returns: the bytes of the journals.
    private func leftByAKill(_ place: Workplace, _ out: String) throws -> Int {
        var disk = DiskModel()
        for name in try FileManager.default.contentsOfDirectory(atPath: place.records) {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: place.records + "/" + name)))
            for event in [.made(name), .wrote(name, at: 0, bytes)] as [DiskEvent] { try disk.apply(event) }
        }
        let log = place.folder.path("log")
        try expectDone(Program.run(place.recording, input: Self.caseLine("5"), DiskShim.recording(place.records, to: log)))
        var (number, size) = (0, 0)
        for event in try DiskEvent.read(log) {
            if case .removed(let journal) = event {
                number += 1
                let left = disk.contents { true }
                size += left[journal]?.count ?? 0
                for (name, bytes) in left { try Data(bytes).write(to: URL(fileURLWithPath: "\(out)/left-\(number)-\(name)")) }
            }
            try disk.apply(event)
        }
        #expect(number == 3 && size > 0)
        return size
    }
}
