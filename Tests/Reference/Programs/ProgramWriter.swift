import TestSupport

/// Writes random programs in the language of rules: answers that read the case and each other, and the functions that they call.
///
/// What it writes is mostly of kinds that go together, so that programs run on; now and then it is not, a fact is missing, or a limit is
/// met. The same seed gives the same program.
package struct ProgramWriter {
    var source: SeededGenerator
    /// Whether programs may run into their limits.
    let isHungry: Bool
    var scope = Scope()
    /// Before each name that others could have, too.
    let prefix: String
    private var count = 0
    /// How many pieces may still be written before expressions become short.
    var room = 0

    package init(seed: UInt64, prefix: String, isHungry: Bool) {
        (source, self.prefix, self.isHungry) = (SeededGenerator(seed: seed), prefix, isHungry)
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &source) }
    mutating func pick<T>(_ choices: [T]) -> T { source.pick(choices) }
    mutating func chance(_ percent: Int) -> Bool { source.chance(percent) }

    /// A name that nothing has; at times, for a local one, a name that something around has.
    mutating func name(_ stem: String, mayShadow: Bool = true) -> String {
        if mayShadow, chance(6), let shadowed = scope.variables.last(where: { $0.name.hasPrefix(stem) }) { return shadowed.name }
        count += 1
        return stem + String(count)
    }

    /// Writes within, and forgets what was named there.
    mutating func inside<T>(_ body: (inout ProgramWriter) -> T) -> T {
        let outer = scope
        defer { scope = outer }
        return body(&self)
    }

    // MARK: Functions

    /// `(a, b, ...) … end`
    mutating func body(_ routine: Scope.Routine, recursing: ((inout ProgramWriter) -> Piece)? = nil, depth: Int) -> Piece {
        inside { writer in
            writer.scope.level += 1
            writer.scope.loops = 0
            writer.scope.isVariadic = routine.isVariadic
            if routine.takesCase { writer.scope.hasCase = true }
            var names = routine.takesCase ? ["case"] : []
            for kind in routine.parameters {
                let name = writer.name("p", mayShadow: false)
                writer.scope.declare(name, kind)
                names.append(name)
            }
            if routine.isVariadic { names.append("...") }
            return "(\(names.joined(separator: ", ")))\(writer.block(depth, gives: routine.results))end"
        }
    }

    mutating func routine(named name: String, mayTakeCase: Bool = false) -> Scope.Routine {
        let results = (0...(chance(25) ? roll(1...2) : 0)).map { _ in pick(Kind.allCases) }
        return Scope.Routine(
            name: name, takesCase: mayTakeCase && chance(40), parameters: (0..<roll(0...3)).map { _ in pick(Kind.allCases) },
            isVariadic: chance(25), results: results)
    }

    /// What is given to a routine, from the case to the numbers of `...`.
    mutating func arguments(of routine: Scope.Routine, _ depth: Int) -> Piece {
        var given: [Piece] = routine.takesCase ? ["case"] : []
        given += routine.parameters.map { expression($0, depth) }
        if routine.isVariadic { for _ in 0..<roll(0...3) { given.append(expression(.number, depth)) } }
        if chance(2), !given.isEmpty { given.removeLast() }
        if routine.isVariadic, scope.isVariadic, chance(40) { given.append("...") }
        return .items(given)
    }

    mutating func call(_ routine: Scope.Routine, _ depth: Int) -> Piece { "\(routine.name)(\(arguments(of: routine, depth)))" }
}
