import RuleModel

extension Declared {
    /// What readings have to know of an answer.
    func summary(among declared: [Declared]) -> RulebookSummary.Answer {
        let form: RulebookSummary.Form =
            switch kind {
            case .choose: .choose
            case .bands: .bands
            case .layers: .layers
            case .judgement: .judgement
            default: .answer
            }
        var answer = RulebookSummary.Answer(
            name: name, title: title, form: form, unit: spec["unit"].text, labels: labels, per: period(among: declared),
            oddPenny: spec["odd_penny"].text ?? spec["rest"].text)
        answer.isPaidByPerson = spec["paid_by_person"].isTrue
        return answer
    }

    /// Words for its values.
    var labels: [String: String] { spec["labels"].named.reduce(into: [:]) { labels, label in labels[label.name] = label.value.text } }

    /// As it declares it, else its name in words.
    var title: String { spec["title"].text ?? name.asTitle }

    /// What the amounts are for. Layers that do not say it share out what the bands price; without bands, funding is by the week.
    func period(among declared: [Declared]) -> String? {
        switch kind {
        case .bands: return spec["per"].text ?? "week"
        case .layers:
            if let per = spec["per"].text { return per }
            let priced = Set(declared.filter { $0.kind == .bands }.map { $0.spec["per"].text ?? "week" })
            if priced.count == 1 { return priced.first }
            return name == "funding" ? "week" : nil
        default: return nil
        }
    }
}
