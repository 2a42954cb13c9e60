import CLuaHost
import RuleModel

/// One thing that is wrong with a case, in words. It names facts and what is allowed, never a value.
public struct CaseIssue: Sendable, Hashable {
    /// Stable, snake_case: `wrong_type`, `unknown_fact`, …
    public let code: String
    /// The fact as declared, or as the case names it where there is none such; nil where it is no fact's mistake.
    public let fact: String?
    public let message: String
    public let help: [String]
    /// The byte of the case at which it was noticed.
    public let offset: Int
}

extension CaseIssue {
    /// - Parameter facts: as they were declared to the host, in that order.
    init(_ issue: luahost_issue, facts: [Fact]) {
        let words = CaseIssueWords(issue, facts: facts)
        self.init(
            code: String(cString: luahost_issue_name(issue.code)), fact: words.factName, message: words.message, help: words.help,
            offset: issue.offset)
    }
}
