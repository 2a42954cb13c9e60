import CExact

extension Money {
    /// As JSON carries it, `1290.00`; nil where it is not whole pence.
    public var json: String? { pence.whole == nil ? nil : description }

    /// As people read it: `£1,290.00`, `-£0.50`.
    public var pounds: String { withASCII({ exact_money_format(pence.rational, $0) }, Self.pounds) }

    private static func pounds(_ text: UnsafeRawBufferPointer) -> String {
        if text.first != UInt8(ascii: "-") { return String.grouped(text, after: "£") }
        return String.grouped(UnsafeRawBufferPointer(rebasing: text.dropFirst()), after: "-£")
    }
}

extension Money: CustomStringConvertible {
    /// Pounds without sign or commas: `1290.00`, more places where it is finer (`0.125`), `1/300` for a third of a penny.
    public var description: String { asciiText { exact_money_format(pence.rational, $0) } }
}
