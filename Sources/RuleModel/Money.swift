/// An exact amount in pounds, held in pence.
public struct Money: Sendable, Hashable {
    public var pence: Exact
    public init(pence: Exact) { self.pence = pence }
}
