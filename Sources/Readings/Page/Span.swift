/// How a stretch of text is meant; it becomes bold or colour only on a page that was asked for colour.
enum Tone: String {
    case plain = ""
    case strong = "1"
    case faint = "2"
    case good = "1;32"
    case watch = "1;33"
    case bad = "1;31"
}

/// A stretch of text with one tone.
struct Span {
    var text: String
    var tone: Tone

    init(_ text: String, _ tone: Tone = .plain) { (self.text, self.tone) = (text, tone) }
}
