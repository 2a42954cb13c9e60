import CJSON
import CaseInput
import RuleModel

extension CaseSource {
    /// Every case as `line: text`, or `line: code column message`.
    func all() throws(Diagnostic) -> [String] {
        var found: [String] = []
        while let one = try next({ Self.describe($0) }) { found.append(one) }
        return found
    }

    private static func describe(_ item: CaseItem) -> String {
        switch item.content {
        case .json(let bytes):
            // The padding must be there to be read.
            let behind = UnsafeRawBufferPointer(start: bytes.baseAddress, count: bytes.count + Int(CJSON_PADDING))
            _ = behind.reduce(0) { $0 &+ Int($1) }
            return "\(item.line): \(String(decoding: bytes, as: UTF8.self))"
        case .refused(let diagnostic):
            return
                "\(item.line): \(diagnostic.code) \(diagnostic.location?.line ?? 0):\(diagnostic.location?.column ?? 0) \(diagnostic.message)"
        }
    }
}
