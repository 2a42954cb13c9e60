/// Why a statement has no result.
enum PostgresFault: Error {
    /// No connection could be made: nothing was asked of the server.
    case unreached(String)
    /// The connection ended before the answer came: whether the statement was carried out is not known.
    case lost(String)
    /// The server refused it, and nothing came of it.
    case refused(State, String)

    /// The codes of PostgreSQL that are told apart (SQLSTATE).
    struct State: Equatable {
        let code: String

        static let serialisation = State(code: "40001")
        static let deadlock = State(code: "40P01")
        static let thereAlready = State(code: "23505")
        static let forbidden = State(code: "42501")
        /// Of this program: the server has answered what it cannot answer.
        static let wrong = State(code: "XX000")

        /// The server ends the connection: it is told to stop, another process of it has failed, or it has waited too long.
        var isOfEnding: Bool { code.hasPrefix("57P") || code.hasPrefix("08") }
    }

    /// The first line of the words of libpq or the server: those that follow may show values.
    var words: String {
        switch self {
        case .unreached(let words), .lost(let words), .refused(_, let words): words
        }
    }

    var state: State? { if case .refused(let state, _) = self { state } else { nil } }
    var isLoss: Bool { if case .lost = self { true } else { false } }

    /// Whether the same may go well the next time, since others were in the way.
    var isPassing: Bool { state == .serialisation || state == .deadlock }
}
