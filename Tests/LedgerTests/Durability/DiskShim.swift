import Foundation

/// What stands between the command and the disk: `Tests/Durability/disk.c`, built once for the tests that use it.
enum DiskShim {
    /// Watches what the command does to the files of a folder.
    /// - Parameter log: the file that takes the recording.
    static func recording(_ folder: String, to log: String) throws -> [String: String] {
        ["LD_PRELOAD": try library.get(), "TARIFF_DISK_FOLDER": folder, "TARIFF_DISK_LOG": log]
    }

    /// Lets a call fail.
    /// - Parameters:
    ///   - call: the number of the call, from 1.
    ///   - code: an errno.
    ///   - lasts: whether those after it fail too.
    static func failing(_ folder: String, at call: Int, with code: Int32, lasts: Bool) throws -> [String: String] {
        let fault = [
            "LD_PRELOAD": try library.get(), "TARIFF_DISK_FOLDER": folder, "TARIFF_DISK_FAIL": "\(call)", "TARIFF_DISK_ERROR": "\(code)",
        ]
        return lasts ? fault.merging(["TARIFF_DISK_LASTS": "1"]) { $1 } : fault
    }

    private static let folder = TemporaryFolder()

    private static let library: Result<String, any Error> = Result {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Durability/disk.c")
        let (built, messages) = (folder.path("disk.so"), folder.path("messages"))
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = [
            "cc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", built, source.standardized.path, "-ldl",
        ]
        compiler.standardError = try folder.handle("messages")
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw Unexpected(description: try String(contentsOfFile: messages, encoding: .utf8)) }
        return built
    }
}

/// Something that the command did to the files that it keeps, or that it told somebody.
enum DiskEvent {
    case made(String)
    case wrote(String, at: Int, [UInt8])
    case cut(String, to: Int)
    case synced(String)
    /// The folder.
    case syncedNames
    case removed(String)
    case told(String)

    /// Whether it is one of the calls that can be made to fail.
    var isCall: Bool { if case .told = self { false } else { true } }

    /// Reads a recording: see `disk.c`.
    static func read(_ path: String) throws -> [DiskEvent] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var events: [DiskEvent] = []
        var place = 0
        func number(_ offset: Int, _ width: Int) -> Int { (0..<width).reversed().reduce(0) { $0 << 8 | Int(bytes[place + offset + $1]) } }
        while place < bytes.count {
            let (kind, length, data, offset) = (number(0, 4), number(4, 4), number(8, 8), number(16, 8))
            let start = place + 24 + length
            let name = String(decoding: bytes[(place + 24)..<start], as: UTF8.self).split(separator: "/").last.map(String.init) ?? ""
            events.append(try event(kind, name, offset, Array(bytes[start..<(start + data)])))
            place = start + data
        }
        return events
    }

    private static func event(_ kind: Int, _ name: String, _ offset: Int, _ data: [UInt8]) throws -> DiskEvent {
        switch Character(UnicodeScalar(UInt8(kind))) {
        case "c": .made(name)
        case "w": .wrote(name, at: offset, data)
        case "t": .cut(name, to: offset)
        case "s": .synced(name)
        case "d": .syncedNames
        case "u": .removed(name)
        case "a": .told(String(decoding: data, as: UTF8.self))
        default: throw Unexpected(description: "a recording has no event \(kind)")
        }
    }
}
