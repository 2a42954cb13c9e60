import Testing

@Test func placeholderRuleModel() {}
