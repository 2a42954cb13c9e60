/// What must come of a script: `step_limit`, `refused`, `refused unknown_name`, `ok`, `ok: [1,2]`, or one of several:
/// `step_limit | memory_limit`.
public struct HostileExpectation: CustomStringConvertible, Sendable {
    public let alternatives: [String]

    public var description: String { alternatives.joined(separator: " | ") }

    init(_ text: Substring) {
        let parts = text.split(separator: "|").map { String($0.trimming(" ")) }
        alternatives = text.hasPrefix("ok:") ? [String(text)] : parts
    }

    /// Whether a script that ends so gives something.
    public var isResult: Bool { alternatives.contains { $0.hasPrefix("ok") } }

    public static let limits: Set = ["step_limit", "memory_limit", "time_limit", "result_limit", "too_deep"]

    /// Whether such a script is stopped by a limit, whatever else it may come to.
    public var isLimit: Bool { !Self.limits.isDisjoint(with: alternatives) }

    /// Whether it may be refused before it is run: as it says, or because it comes to an error in any case.
    public var allowsRefusal: Bool { alternatives.contains { $0.hasPrefix("refused") } || !isResult && !isLimit }

    public func isMet(by end: HostileEnd) -> Bool {
        alternatives.contains { wanted in
            switch end {
            case .ok(let json): wanted == "ok: \(json)" || wanted == "ok"
            case .refused(let codes): wanted == "refused" || codes.contains { wanted == "refused \($0)" }
            case .failed(let code): wanted == code
            }
        }
    }
}

/// What came of a script.
public enum HostileEnd: Equatable, Sendable {
    case ok(json: String)
    /// Before anything of it was run.
    case refused(codes: [String])
    case failed(code: String)
}

extension Substring {
    fileprivate func trimming(_ character: Character) -> Substring {
        var rest = self
        while rest.first == character { rest = rest.dropFirst() }
        while rest.last == character { rest = rest.dropLast() }
        return rest
    }
}
