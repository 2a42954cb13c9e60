/// An exact number: whole, decimal or ratio, in lowest terms. Arithmetic is CExact's.
public struct Exact: Sendable, Hashable {
    public var numerator: Int64
    public var denominator: Int64
    public init(_ whole: Int64) { (numerator, denominator) = (whole, 1) }
}
