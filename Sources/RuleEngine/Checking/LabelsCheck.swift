import RuleModel

/// Words for values that an answer or judgement never has.
struct LabelsCheck {
    let report: Report
    let names: CaseNames

    func check(_ declared: Declared) {
        guard let entry = names[declared.name], case .choice(let words, _) = entry.kind, words.count > 1 else { return }
        for (word, _) in declared.spec["labels"].named where !words.contains(word) {
            if entry.hasInferredWords, !word.isSlip(of: words) { continue }
            report.unknownChoice(word, words, of: declared.name, at: declared.place(.name("labels"), .name(word)))
        }
    }
}
