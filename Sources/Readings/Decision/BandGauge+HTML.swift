extension BandGauge {
    /// The same drawing as on the screen, as lines of a picture with its values in words for those who do not see it.
    func write(to page: inout HTML) {
        let width = 96
        guard let marks = columns(width: width) else { return }
        let label = "The band and the quote: " + marks.map { "\($0.name) \($0.amount)" }.joined(separator: ", ")
        page.element("figure") { figure in
            figure.element("svg", [("viewBox", "0 0 \(width * 7) 76"), ("role", "img"), ("aria-label", label)]) { picture in
                for pair in zip(marks, marks.dropFirst()) {
                    let isOutside = pair.0.isOutside || pair.1.isOutside
                    picture.line(pair.0.column * 7, 38, pair.1.column * 7, 38, isDashed: isOutside)
                }
                for mark in marks {
                    let x = mark.column * 7
                    if mark.isQuote { picture.dot(x, 38) } else { picture.line(x, 28, x, 48, isDashed: false) }
                    picture.label(mark.amount, x, 16, isStrong: mark.isQuote)
                    picture.label(mark.name, x, 68, isStrong: mark.isQuote)
                }
            }
        }
    }
}

extension HTML {
    fileprivate mutating func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, isDashed: Bool) {
        let ends = [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)].map { ($0.0, "\($0.1)") }
        element("line", ends + [("stroke", "#111"), ("stroke-width", "2")] + (isDashed ? [("stroke-dasharray", "3 5")] : [])) { _ in }
    }

    fileprivate mutating func dot(_ x: Int, _ y: Int) {
        element("circle", [("cx", "\(x)"), ("cy", "\(y)"), ("r", "6"), ("fill", "#111")]) { _ in }
    }

    fileprivate mutating func label(_ text: String, _ x: Int, _ y: Int, isStrong: Bool) {
        let weight = isStrong ? "600" : "400"
        element("text", [("x", "\(x)"), ("y", "\(y)"), ("text-anchor", "middle"), ("font-size", "13"), ("font-weight", weight)]) {
            $0.write(text)
        }
    }
}
