import Testing

@Test func placeholderRuleEngine() {}
