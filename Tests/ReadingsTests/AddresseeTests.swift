import Testing

@testable import Readings

@Suite struct AddresseeTests {
    @Test(arguments: [
        "assessor", "resource allocation panel", "head of service", "Mental Health Act office", "Wandsworth commissioner",
        "ICB continuing healthcare team", "Court of Protection", "director of Public Health", "Placements Panel", "ICB commissioner",
    ]) func takesAnArticle(name: String) { #expect(Addressee.words(for: name) == "the " + name) }

    @Test(arguments: [
        "South West London ICB", "NHS England", "Wandsworth Council", "brokerage", "finance", "adult social care", "legal services",
        "commissioning", "the panel", "The Panel", "an advocate", "their care coordinator", "Dr Grey", "",
    ]) func staysAsItIs(name: String) { #expect(Addressee.words(for: name) == name) }
}
