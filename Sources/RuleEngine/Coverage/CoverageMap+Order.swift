extension CoverageMap {
    /// With its subjects in another order.
    func reordered(_ order: [Int]) -> CoverageMap {
        var place = Array(repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { place[old] = new }
        var map = self
        map.subjects = order.map { subjects[$0] }
        map.conditions = conditions.mapValues { (place[$0.subject], $0.isNegated) }
        map.names = names.mapValues { place[$0] }
        map.rows = rows.mapValues { $0.mapValues { place[$0] } }
        map.exceptions = exceptions.mapValues { $0.mapValues { place[$0] } }
        map.bands = bands.mapValues { $0.mapValues { place[$0] } }
        map.quotes = quotes.mapValues { $0.mapValues { place[$0] } }
        map.figures = figures.mapValues { place[$0] }
        return map
    }
}
