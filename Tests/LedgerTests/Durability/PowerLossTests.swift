import Foundation
import Ledger
import RuleModel
import TestSupport
import Testing

/// The power goes at any moment: what the command has told of is there, and what it was about to do is done or not, as a whole.
@Suite("Power loss", .serialized) struct PowerLossTests {
    /// What the command did to the disk from the first file on, and what it told meanwhile.
    private struct Recorded {
        let events: [DiskEvent]
        /// The entries that were acknowledged together, in order.
        let groups: [[EntryID]]
        /// The event with which each group was acknowledged.
        let told: [Int]
        /// With which the ledger was.
        let begun: Int
        /// The entries that were erased, where that began and where it was acknowledged.
        let erased: (ids: Set<EntryID>, from: Int, told: Int)
        /// The files as they were in the end.
        let files: DiskModel.Contents

        /// How much is expected after an event: it never becomes less.
        func known(at place: Int) -> Int { (told + [begun, erased.from, erased.told]).count { $0 <= place } }
    }

    private static let sizes = [1, 9, 3]

    private static func record() throws -> Recorded {
        let place = try Workplace(begins: false)
        let log = place.folder.path("recording")
        let environment = try DiskShim.recording(place.records, to: log)
        try place.begin(environment)
        let begun = try DiskEvent.read(log).count
        let writer = try RunningProgram(place.recording, environment)
        var number = 0
        for size in sizes {
            writer.send((0..<size).map { Workplace.line("C-\(number + $0)", person: "person \($0)") }.joined())
            number += size
            guard writer.lines(size).count == size else { throw Unexpected(description: try writer.errors()) }
        }
        guard writer.finish() == 0 else { throw Unexpected(description: try writer.errors()) }
        let recorded = try DiskEvent.read(log).count
        let arguments = [
            "ledger", "erase", "--person", "person 0", "--reason", "asked to", "--by", "Records", "--json", "--ledger", place.log,
        ]
        try expectDone(Program.run(arguments, environment))
        return try read(DiskEvent.read(log), begun, recorded, place)
    }

    private static func read(_ events: [DiskEvent], _ begun: Int, _ recorded: Int, _ place: Workplace) throws -> Recorded {
        let told = (begun..<recorded).compactMap { place in if case .told(let text) = events[place] { (place, text) } else { nil } }
        let groups = told.map { $0.1.split(separator: "\n").compactMap { acknowledged(String($0)) } }
        guard case .told(let text)? = events.last, groups.joined().count == sizes.reduce(0, +) else {
            throw Unexpected(description: "the command did not tell of all")
        }
        let erased = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
        let ids = (erased?["erased"] as? [String] ?? []).compactMap { EntryID($0) }
        var files: DiskModel.Contents = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: place.records) {
            files[name] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: place.records + "/" + name)))
        }
        return Recorded(
            events: events, groups: groups, told: told.map(\.0), begun: begun - 1,
            erased: (ids: Set(ids), from: recorded, told: events.count - 1), files: files)
    }

    /// The recording misses nothing: played back it gives the same files. Nothing was told of before all of it was synced.
    @Test func everythingIsSyncedBeforeItIsToldOf() throws {
        let recorded = try Self.record()
        var disk = DiskModel()
        var (told, syncs) = (0, 0)
        for event in recorded.events {
            try disk.apply(event)
            switch event {
            case .told:
                #expect(disk.isSettled, "the command told of something that was not synced")
                #expect(syncs > 0, "the command told of something, and had synced nothing since it last did")
                (told, syncs) = (told + 1, 0)
            case .synced, .syncedNames: syncs += 1
            default: break
            }
        }
        #expect(told >= Self.sizes.count + 2)
        #expect(disk.contents { true } == recorded.files)
        print("\(told) acknowledgements, each after everything before it was synced")
    }

    @Test func whatWasToldIsThereWhereverThePowerGoes() throws {
        let seed = UInt64(setting("TARIFF_SEED", 20_261_122))
        let samples = setting("TARIFF_POWER_SAMPLES", 1)
        let recorded = try Self.record()
        let trial = try PowerTrial()
        var chance = SeededGenerator(seed: seed)
        var disk = DiskModel()
        var (states, begun) = (0, 0)
        var seen: Set<Int> = []
        for (place, event) in recorded.events.enumerated() {
            try disk.apply(event)
            var contents = [disk.contents { false }, disk.contents { true }]
            for _ in 0..<samples {
                let (share, piece) = (chance.pick([10, 50, 90]), chance.pick([512, 4096]))
                contents.append(disk.contents(inPiecesOf: piece) { chance.chance(share) })
            }
            // What has been told of meanwhile makes another state of the same bytes.
            let known = recorded.known(at: place)
            for contents in contents where seen.insert(Self.hash(contents, known)).inserted {
                states += 1
                guard let ledger = trial.ledger(contents) else {
                    #expect(place < recorded.begun, "seed \(seed): after event \(place) the ledger cannot be opened")
                    continue
                }
                begun += 1
                try check(ledger, recorded, place, "seed \(seed), event \(place)")
            }
        }
        print(
            "\(states) different states of the disk after \(recorded.events.count) events (seed \(seed)): in \(begun) there is a ledger; acknowledged and missing: 0"
        )
        #expect(begun > states / 2)
    }

    private static func hash(_ contents: DiskModel.Contents, _ known: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(known)
        for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
            hasher.combine(name)
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
        return hasher.finalize()
    }

    private func check(_ ledger: Ledger, _ recorded: Recorded, _ place: Int, _ state: String) throws {
        let verified = try ledger.verify()
        #expect(verified.isSound, "\(state): \(verified.problems.map(\.text))")
        for (ids, told) in zip(recorded.groups, recorded.told) {
            let entries = try ids.compactMap { id in try ledger.store.entry(id).map { _ in try ledger.entry(id) } }
            #expect(entries.isEmpty || entries.count == ids.count, "\(state): a group is there in part")
            #expect(place < told || entries.count == ids.count, "\(state): what was acknowledged is missing")
            for entry in entries {
                let isDue = recorded.erased.ids.contains(entry.id)
                let mayBeErased = isDue && place >= recorded.erased.from
                #expect(entry.content != nil || mayBeErased, "\(state): an entry has no content")
                #expect(entry.content == nil || !isDue || place < recorded.erased.told, "\(state): what was erased is there again")
            }
        }
        let size = try ledger.size()
        #expect(try ledger.record([.sample(1)])[0].index == size, "\(state): the ledger does not go on")
    }
}

/// A folder in which the disk of a moment is put.
private struct PowerTrial {
    private let folder: TemporaryFolder

    init() throws { folder = TemporaryFolder() }

    /// The ledger as the program finds it when it starts again; nil where there is none yet.
    func ledger(_ contents: DiskModel.Contents) -> Ledger? {
        let files = FileManager.default
        let place = folder.path("disk")
        try? files.removeItem(atPath: place)
        try? files.createDirectory(atPath: place, withIntermediateDirectories: true)
        for (name, bytes) in contents { _ = files.createFile(atPath: place + "/" + name, contents: Data(bytes)) }
        return try? Workplace.ledger(in: place)
    }
}
