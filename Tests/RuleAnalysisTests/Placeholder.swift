import Testing

@Test func placeholderRuleAnalysis() {}
