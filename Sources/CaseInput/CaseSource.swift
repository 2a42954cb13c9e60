public import RuleModel

/// One case of a file or a batch, or why it could not be read.
///
/// The bytes are lent: they are valid only inside the closure that received them.
public struct CaseItem {
    public enum Content {
        /// UTF-8 JSON of one case (not yet checked), followed in memory by at least 64 readable bytes.
        case json(UnsafeRawBufferPointer)
        /// This line cannot become a case; the ones after it can.
        case refused(Diagnostic)
    }

    /// 1-based line of the file on which the case begins.
    public let line: Int
    public let content: Content
}

/// Cases one after another, in the order of the file. Keep one on one thread.
public protocol CaseSource: AnyObject {
    /// Lends the next case to `body`; nil after the last one.
    /// - Throws: `unreadable_file` where reading itself fails.
    func next<R>(_ body: (CaseItem) -> R) throws(Diagnostic) -> R?

    /// What is to be said of the whole, once it is read: a warning.
    var remark: Diagnostic? { get }
}

extension CaseSource {
    public var remark: Diagnostic? { nil }
}
