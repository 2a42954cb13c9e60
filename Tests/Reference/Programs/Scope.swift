/// What an expression gives.
enum Kind: CaseIterable {
    case number, money, boolean, date, text
    /// A list of numbers.
    case numbers
    /// `n` is a number, `s` a text, `m` money.
    case record

    static let plain: [Kind] = [.number, .number, .money, .boolean, .date, .text]
}

/// What can be named at a place of a program.
struct Scope {
    struct Variable {
        let name: String
        let kind: Kind
        /// Of the function that it belongs to.
        let level: Int
        let isConstant: Bool
    }

    /// Something that can be called.
    struct Routine {
        let name: String
        let takesCase: Bool
        let parameters: [Kind]
        let isVariadic: Bool
        let results: [Kind]
    }

    private(set) var variables: [Variable] = []
    var routines: [Routine] = []
    /// How many functions are around.
    var level = 0
    /// How many loops of this function are around.
    var loops = 0
    /// Whether `...` stands for numbers.
    var isVariadic = false
    var hasCase = false
    /// Names of answers of the program that can be read, by kind.
    var answers: [(name: String, kind: Kind)] = []

    mutating func declare(_ name: String, _ kind: Kind, isConstant: Bool = false) {
        variables.removeAll { $0.name == name }
        routines.removeAll { $0.name == name }
        variables.append(Variable(name: name, kind: kind, level: level, isConstant: isConstant))
    }

    /// A name that now stands for something that no expression uses.
    mutating func hide(_ name: String) {
        variables.removeAll { $0.name == name }
        routines.removeAll { $0.name == name }
    }

    func names(of kind: Kind) -> [String] { variables.filter { $0.kind == kind }.map(\.name) }

    /// What can be called here.
    var callable: [Routine] { routines.filter { !$0.takesCase || hasCase } }

    /// Those that the function here may assign.
    var assignable: [Variable] { variables.filter { $0.level == level && !$0.isConstant } }
}
