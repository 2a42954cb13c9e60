import Testing

@Test func placeholderLuaSyntax() {}
