import Testing

@Test func placeholderReadings() {}
