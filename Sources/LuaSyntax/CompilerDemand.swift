/// How much of Lua's compiler a printed text needs. Lua refuses to load what needs more than it has; the gate looks first.
public struct CompilerDemand: Sendable {
    /// Statements and expressions within each other (Lua's limit is 200, less what the host stands on), and where they are deepest.
    public internal(set) var levels = 0
    public internal(set) var deepest = SourceSpan.none
    /// Registers of one function (Lua's limit is 255), at least as many as Lua takes, and where they are most.
    public internal(set) var registers = 0
    public internal(set) var widest = SourceSpan.none

    /// Local names of one function that are in use at once (Lua's limit is 200).
    public internal(set) var locals = 0

    /// Local names that one function declares, all blocks together (Lua's limit is 32,767), and where the last of them is.
    public internal(set) var declared = 0
    public internal(set) var lastDeclared = SourceSpan.none

    /// Whether Lua's compiler takes it, with what the gate leaves to spare.
    public var isWithinLua: Bool { levels <= Gate.Limits.printedLevels && registers <= Gate.Limits.registers && locals <= 200 }

    mutating func note(_ depth: PrintDepth, at span: SourceSpan) {
        if depth.level > levels { (levels, deepest) = (depth.level, span) }
        if depth.register > registers { (registers, widest) = (depth.register, span) }
    }
}

/// Where Lua's compiler stands while it reads what is printed.
struct PrintDepth {
    /// The first free register.
    var register: Int
    var level: Int

    /// Within: an expression of its own, after so many values that wait in registers.
    func within(_ waiting: Int = 0) -> PrintDepth { PrintDepth(register: register + waiting, level: level + 1) }
}
