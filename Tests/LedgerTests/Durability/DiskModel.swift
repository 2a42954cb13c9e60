import Foundation

/// What is on a disk, and what is only on its way there: nothing is certain before it was synced, neither bytes nor names.
struct DiskModel {
    typealias Contents = [String: [UInt8]]

    fileprivate enum Change {
        case write(Int, [UInt8])
        case cut(Int)
    }

    fileprivate struct File {
        var durable: [UInt8] = []
        var pending: [Change] = []
    }

    private enum Naming {
        case made(String, Int)
        case removed(String)
    }

    private var files: [File] = []
    /// As the disk has them for certain.
    private var durableNames: [String: Int] = [:]
    private var pendingNames: [Naming] = []
    /// As the program sees them.
    private var names: [String: Int] = [:]

    /// Takes the next event.
    mutating func apply(_ event: DiskEvent) throws {
        switch event {
        case .made(let name):
            names[name] = files.count
            pendingNames.append(.made(name, files.count))
            files.append(File())
        case .wrote(let name, let offset, let bytes): files[try file(name)].pending.append(.write(offset, bytes))
        case .cut(let name, let size): files[try file(name)].pending.append(.cut(size))
        case .synced(let name):
            let file = try file(name)
            files[file].durable = files[file].contents { true }
            files[file].pending = []
        case .syncedNames:
            for change in pendingNames { Self.apply(change, to: &durableNames) }
            pendingNames = []
        case .removed(let name):
            names[name] = nil
            pendingNames.append(.removed(name))
        case .told: break
        }
    }

    private func file(_ name: String) throws -> Int {
        guard let file = names[name] else { throw Unexpected(description: "\(name) was changed, but never made") }
        return file
    }

    private static func apply(_ change: Naming, to names: inout [String: Int]) {
        switch change {
        case .made(let name, let file): names[name] = file
        case .removed(let name): names[name] = nil
        }
    }

    /// Whether all that the program did is on the disk for certain.
    var isSettled: Bool { pendingNames.isEmpty && names.values.allSatisfy { files[$0].pending.isEmpty } }

    /// What the disk has after the power went.
    /// - Parameters:
    ///   - piece: bytes that reach the disk together.
    ///   - keeps: is asked of each change that was not synced whether it had reached the disk.
    func contents(inPiecesOf piece: Int = 4096, keeping keeps: () -> Bool) -> Contents {
        var names = durableNames
        for change in pendingNames where keeps() { Self.apply(change, to: &names) }
        return names.mapValues { files[$0].contents(inPiecesOf: piece, keeping: keeps) }
    }
}

extension DiskModel.File {
    fileprivate func contents(inPiecesOf piece: Int = 4096, keeping keeps: () -> Bool) -> [UInt8] {
        var bytes = durable
        for change in pending {
            switch change {
            case .cut(let size):
                if keeps() { Self.resize(&bytes, to: size) }
            case .write(let offset, let data):
                var start = 0
                while start < data.count {
                    let end = min(data.count, start + piece - (offset + start) % piece)
                    if keeps() { Self.put(data[start..<end], at: offset + start, in: &bytes) }
                    start = end
                }
            }
        }
        return bytes
    }

    private static func resize(_ bytes: inout [UInt8], to size: Int) {
        if bytes.count > size { bytes.removeLast(bytes.count - size) }
        if bytes.count < size { bytes += [UInt8](repeating: 0, count: size - bytes.count) }
    }

    private static func put(_ data: ArraySlice<UInt8>, at offset: Int, in bytes: inout [UInt8]) {
        if bytes.count < offset + data.count { resize(&bytes, to: offset + data.count) }
        bytes.withUnsafeMutableBytes { all in
            data.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: all[offset..<(offset + data.count)]).copyMemory(from: $0) }
        }
    }
}
