import Testing

@Test func placeholderCaseInput() {}
