import Testing

@Test func placeholderLuaSandbox() {}
