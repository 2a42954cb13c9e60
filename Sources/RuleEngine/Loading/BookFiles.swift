import RuleModel

/// The declared files of one rulebook or library, from wherever they were read.
struct BookFiles: Sendable {
    let manifest: Manifest
    let parts: [SourceFile]
    let data: [SourceFile]
    /// Files of rules beside the parts that the manifest does not name.
    var leftOut: [SourceFile] = []
    /// Whether every part and library that it names was found, and its own text says what there are.
    var isComplete = true
    var id: String { manifest.id }

    /// What the digest covers.
    var declared: [SourceFile] { [manifest.file] + parts + data }
}
