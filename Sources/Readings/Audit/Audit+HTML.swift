import RuleModel

extension Audit {
    var html: String {
        HTML.page(title: title, class: "audit") { page in
            page.element("header") { header in
                header.element("h1", title)
                header.element("p", class: "rules", "\(summary.title) · \(summary.version)")
            }
            var rest = lines[...]
            Self.write(&rest, depth: 0, to: &page)
            page.element("footer") { footer in for line in foot { footer.element("p", line) } }
        }
    }

    /// The lines of one depth as a list, each with the lines below it.
    private static func write(_ lines: inout ArraySlice<Line>, depth: Int, to page: inout HTML) {
        page.element("ul") { list in
            while let line = lines.first, line.rails.count == depth {
                lines.removeFirst()
                list.element("li", depth == 0 ? [("class", "root")] : []) { item in
                    write(line, to: &item)
                    if line.hasChildren { write(&lines, depth: depth + 1, to: &item) }
                }
            }
        }
    }

    private static func write(_ line: Line, to item: inout HTML) {
        item.element("div", [("class", line.taken == false ? "step not" : "step")]) { step in
            step.element("span") { words in
                if let taken = line.taken {
                    words.element("span", [("role", "img"), ("aria-label", taken ? "applied" : "did not apply")]) {
                        $0.write(taken ? "✓" : "✗")
                    }
                    words.write(" ")
                }
                words.write(line.text)
            }
            if !line.place.isEmpty { step.element("span", class: "place", line.place) }
        }
        for note in line.notes { item.element("div", class: "note", note) }
    }
}
