extension Letter {
    var html: String {
        HTML.page(title: [title, reference].compactMap { $0 }.joined(separator: ". "), class: "letter") { page in
            page.element("div", [("class", "address")]) { block in
                for line in Self.opening { block.element("p", line) }
                if let reference { block.element("p", reference) }
            }
            page.element("p", Self.greeting)
            page.element("h1", title)
            for section in sections {
                page.element("section") { block in
                    if !section.heading.isEmpty { block.element("h2", section.heading) }
                    for paragraph in section.paragraphs { block.element("p", paragraph) }
                    block.list(section.items)
                }
            }
            page.element("div", [("class", "closing")]) { block in for line in closing { block.element("p", line) } }
            if !record.isEmpty { page.element("footer") { footer in for line in record { footer.element("p", line) } } }
        }
    }
}
