import RuleModel

/// HTML that is also well-formed XML, so that any parser can check it. Text is escaped on its way in; there is no other way in.
struct HTML {
    private(set) var text = ""

    /// `<name attributes>…</name>`; attributes are fixed words of ours or escaped here.
    mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ content: (inout HTML) -> Void) {
        text += "<" + name + attributes.map { " \($0.0)=\"\(Self.escaped($0.1))\"" }.joined() + ">"
        content(&self)
        text += "</\(name)>"
        if Self.blocks.contains(name) { text += "\n" }
    }

    mutating func element(_ name: String, class type: String? = nil, _ words: String) {
        element(name, type.map { [("class", $0)] } ?? []) { $0.write(words) }
    }

    mutating func write(_ words: String) { text += Self.escaped(words) }

    mutating func list(_ items: [String]) {
        guard !items.isEmpty else { return }
        element("ul") { list in for item in items { list.element("li", item) } }
    }

    /// Markup and control characters become references or their escapes.
    static func escaped(_ text: String) -> String {
        text.printable.reduce(into: "") { out, character in
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out += isForbidden(character) ? "\u{FFFD}" : String(character)
            }
        }
    }

    /// XML has no place for these two.
    private static func isForbidden(_ character: Character) -> Bool {
        character.unicodeScalars.contains { [0xFFFE, 0xFFFF].contains($0.value) }
    }

    private static let blocks: Set<String> = [
        "p", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "tr", "table", "thead", "tbody", "tfoot", "caption", "section", "header",
        "footer",
        "main", "figure", "div",
    ]
}

extension HTML {
    /// A whole file that needs no other: no script, no font, no picture from elsewhere.
    static func page(title: String, class type: String, _ content: (inout HTML) -> Void) -> String {
        var body = HTML()
        body.element("main", [("class", type)], content)
        return """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(escaped(title))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(body.text)</body>
            </html>

            """
    }

    /// Black on white, with rules and weight instead of backgrounds, so that paper shows what a screen does.
    private static let style = """
        @page { size: A4; margin: 20mm 18mm 22mm; }
        * { box-sizing: border-box; }
        body { margin: 0; color: #111; background: #fff; font: 11pt/1.5 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
        main { max-width: 48rem; margin: 0 auto; padding: 2rem 1.25rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.1rem; line-height: 1.3; margin: 1.6rem 0 .4rem; break-after: avoid; }
        p { margin: 0 0 .6rem; orphans: 3; widows: 3; }
        ul, ol { margin: 0 0 .6rem; padding-left: 1.5rem; }
        li { margin: 0 0 .35rem; break-inside: avoid; }
        header { border-bottom: 2px solid #111; padding-bottom: .6rem; margin-bottom: 1rem; }
        footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid #777; font-size: .8rem; color: #444; overflow-wrap: anywhere; }
        .rules, .source, .note { color: #555; font-size: .88rem; }
        .outcome { font-size: 1.15rem; border-left: 5px solid #111; padding: .2rem 0 .2rem .8rem; margin: 1rem 0; }
        .outcome strong { letter-spacing: .04em; }
        dl { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: .3rem 1rem; margin: 0 0 .8rem; }
        dt { grid-column: 1; color: #555; }
        dd { grid-column: 2; margin: 0; }
        dd table { margin: 0; width: auto; }
        dd th:not(:first-child), dd td:not(:first-child) { padding-left: 1.5rem; }
        dd .words { text-align: left; }
        dd th, dd td { padding-top: 0; padding-bottom: .15rem; }
        dd th { color: #555; }
        figure { margin: .6rem 0 1rem; break-inside: avoid; }
        svg { display: block; width: 100%; height: auto; }
        table { border-collapse: collapse; width: 100%; margin: .4rem 0 .6rem; break-inside: avoid; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: 600; padding: .3rem 0; }
        th, td { text-align: right; padding: .25rem 0 .25rem 1rem; font-weight: 400; }
        th:first-child, td:first-child { text-align: left; padding-left: 0; }
        thead th { color: #555; border-bottom: 1px solid #777; }
        tr.total th, tr.total td { border-top: 1px solid #111; font-weight: 600; }
        .letter { font-size: 12pt; max-width: 42rem; }
        .letter .address p, .letter .closing p { margin: 0; }
        .letter h1 { font-size: 1.4rem; margin: 1.2rem 0 .6rem; }
        .letter .address { margin-bottom: 1.5rem; }
        .letter .closing { margin-top: 1.8rem; break-inside: avoid; }
        .audit { max-width: 64rem; }
        .audit ul { list-style: none; margin: 0; padding: 0; }
        .audit ul ul { margin-left: .45rem; padding-left: 1.1rem; border-left: 1px solid #aaa; }
        .audit li { margin: .12rem 0; break-inside: auto; font-size: .88rem; }
        .audit li.root { margin-top: 1rem; }
        .audit li.root > .step { font-weight: 600; font-size: 1rem; }
        .step { display: flex; gap: .25rem 1rem; justify-content: space-between; break-inside: avoid; overflow-wrap: anywhere; }
        .place { color: #555; font: .8rem/1.6 "DejaVu Sans Mono", Consolas, monospace; flex: none; max-width: 45%; }
        .audit .note { font-size: .8rem; }
        .not { color: #555; }
        @media print { main { max-width: none; padding: 0; } body { font-size: 10.5pt; } .letter { font-size: 12pt; } }
        """
}
