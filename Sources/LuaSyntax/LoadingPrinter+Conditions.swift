// The conditions of a list of rows, one after another in one function, so that trying fifty of them takes no fifty calls.
//
// What is called with the rows gets it as a second value:
//
//     function(case, __hit, __of, __when)
//       local __r
//       __r = case.age < 16                          -- of a row `when = function(case) return case.age < 16 end`
//       if __r and __hit(case, __of, 1, __r) then return 1 end
//       __r = __when[2](case)                        -- of any other row
//       …
//     end
//
// A condition keeps its event points, so what fails in it fails at the same place.

extension LoadingPrinter {
    mutating func printConditions(of call: Call, _ depth: PrintDepth) {
        guard dialect == .plain, let rows = RowConditions(of: call, forms: rowForms) else { return }
        put(",")
        put("function")
        put("(")
        put("\(rows.parameter),__hit,__of,__when")
        put(")")
        let outer = (locals, declared)
        (locals, declared) = (0, 0)
        declare(5, at: call.argumentsSpan)
        put("local __r")
        for (index, row) in rows.rows.enumerated() {
            put("__r=")
            switch row {
            case .condition(let condition): printExpression(condition, PrintDepth(register: locals, level: depth.level + 1))
            case .called: put("__when[\(index + 1)](\(rows.parameter))")
            }
            put("if __r and __hit(\(rows.parameter),__of,\(index + 1),__r) then return \(index + 1) end")
        }
        (locals, declared) = outer
        put("end")
    }
}

/// The rows of a call such as `routing { { "late", when = function(case) return case.days > 7 end }, … }`.
private struct RowConditions {
    enum Row {
        case condition(Expression)
        /// Has none, or one that is not a plain expression of the case.
        case called
    }

    let rows: [Row]
    /// What all conditions call the case.
    let parameter: String

    /// nil where there is nothing to gain, or where not every row can be seen.
    init?(of call: Call, forms: Set<String>) {
        guard Self.isForm(call.callee, forms), call.arguments.count == 1, case .table(let table) = call.arguments[0].kind
        else { return nil }
        var rows: [Row] = []
        var parameters: Set<String> = []
        for entry in table.entries {
            switch entry {
            case .item(let row):
                guard case .table(let fields) = row.kind else { return nil }
                guard let (condition, parameter) = Self.condition(of: fields) else {
                    rows.append(.called)
                    continue
                }
                rows.append(.condition(condition))
                parameters.insert(parameter)
            case .named: break
            case .keyed: return nil
            }
        }
        guard parameters.count == 1, let parameter = parameters.first else { return nil }
        (self.rows, self.parameter) = (rows, parameter)
    }

    /// `routing`, or `choose "NAME"`.
    private static func isForm(_ callee: Expression, _ forms: Set<String>) -> Bool {
        switch callee.kind {
        case .name(let name):
            if case .global = name.binding { return forms.contains(name.text) }
            return false
        case .call(let call): return isForm(call.callee, forms)
        default: return false
        }
    }

    /// What `when = function(case) return … end` returns, and what it calls the case.
    private static func condition(of row: TableConstructor) -> (Expression, parameter: String)? {
        var conditions: [Expression] = []
        for entry in row.entries {
            switch entry {
            case .named(let name, let value): if name.text == "when" { conditions.append(value) }
            case .keyed: return nil
            case .item: break
            }
        }
        guard conditions.count == 1, case .function(let body) = conditions[0].kind, !body.isVararg, body.parameters.count == 1,
            !body.parameters[0].isReassigned, body.block.statements.count == 1,
            case .return(let values) = body.block.statements[0].kind, values.count == 1
        else { return nil }
        return (values[0], body.parameters[0].name)
    }
}
