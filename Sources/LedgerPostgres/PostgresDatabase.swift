import Glibc
import Ledger
import RuleModel
import Synchronization

/// A database that statements are run in, one after another, whatever becomes of the connection.
final class PostgresDatabase: Sendable {
    private let address: PostgresAddress
    /// How long a server is waited for that went away, in seconds: it may start again.
    let patience: Double
    private let session = Mutex<PostgresSession?>(nil)

    /// How often the same is tried, where others are in the way or the connection is lost.
    static let attempts = 10

    init(_ address: PostgresAddress, patience: Double = 20) { (self.address, self.patience) = (address, patience) }

    var name: String { address.name }

    /// Runs something on the connection, and makes one first where there is none.
    /// - Parameter patience: how long it is tried to make one, in seconds; 0 is once.
    func run<R: Sendable>(within patience: Double = 0, _ body: (PostgresSession) throws(PostgresFault) -> R) throws(PostgresFault) -> R {
        try session.withLock { held throws(PostgresFault) in
            let session = if let held { held } else { try connect(within: patience) }
            held = session
            do throws(PostgresFault) {
                return try body(session)
            } catch {
                if error.isLoss { held = nil }
                throw error
            }
        }
    }

    /// Runs what may be run twice. Where the connection is lost, it is made again, and the same run once more.
    func repeatable<R: Sendable>(_ body: (PostgresSession) throws(PostgresFault) -> R) throws(PostgresFault) -> R {
        var wasLost = false
        for attempt in 1..<Self.attempts {
            do throws(PostgresFault) {
                return try run(within: wasLost ? patience : 0, body)
            } catch {
                guard error.isPassing || (error.isLoss && !wasLost) else { throw error }
                if error.isPassing { Self.pause(attempt) } else { wasLost = true }
            }
        }
        return try run(body)
    }

    /// - Throws: `ledger_unreadable`
    func read<R: Sendable>(_ body: (PostgresSession) throws(PostgresFault) -> R) throws(Diagnostic) -> R {
        do throws(PostgresFault) {
            return try repeatable(body)
        } catch {
            throw .unreadableLedger(name, error.words)
        }
    }

    /// Lets others go first: for longer each time.
    static func pause(_ attempt: Int) { usleep(UInt32(attempt) * 5_000) }

    // MARK: Connections

    private func connect(within patience: Double) throws(PostgresFault) -> PostgresSession {
        let end = Self.uptime() + patience
        while true {
            do throws(PostgresFault) {
                return try PostgresSession.begin(address)
            } catch {
                guard Self.uptime() < end else { throw error }
                usleep(100_000)
            }
        }
    }

    private static func uptime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension PostgresSession {
    /// Before something is written that is acknowledged.
    func mustBeDurable() throws(PostgresFault) {
        guard isDurable else { throw .refused(.wrong, "the server would lose what it acknowledges: its setting `fsync` is off") }
    }

    /// Runs a transaction: all of it, or nothing.
    func transaction<R>(_ body: () throws(PostgresFault) -> R) throws(PostgresFault) -> R {
        try script("BEGIN")
        do throws(PostgresFault) {
            let result = try body()
            try script("COMMIT")
            return result
        } catch {
            if !error.isLoss { try? script("ROLLBACK") }
            throw error
        }
    }
}
