import Testing

@Test func placeholdertariff() {}
