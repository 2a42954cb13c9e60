import Foundation
import Testing

@testable import Ledger

@Suite struct CheckpointTests {
    /// Key, note and signature of another implementation of Ed25519 (OpenSSL's, by way of Python).
    @Test func aNoteOfAnotherImplementation() throws {
        let name = "council.example/ledger"
        let verifier = name + "+4293adfd+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
        let signature =
            "QpOt/c+vrp8mjINghWV9cL4a4AzNyy/yHwK7BB2ujPI0NFEH4zkMeF1Sat1p+9hrqJHrHRy9KXVF3w22Y6b1RD2d6gE="
        let text = "\(name)\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n"
        let note = try #require(SignedNote("\(text)\n— \(name) \(signature)\n"))
        #expect(note.text == text)
        #expect(Checkpoint(text: text) == Checkpoint(origin: name, size: 1, root: .leaf([])))
        let key = try #require(SigningKey(name: name, secret: UInt8(0)..<32))
        #expect(key.verifier.description == verifier)
        #expect(try #require(VerifierKey(verifier)).isSigned(note))
        let other = SignedNote(text: text.replacingOccurrences(of: "\n1\n", with: "\n2\n"), signatures: note.signatures)
        #expect(!key.verifier.isSigned(other))
    }

    @Test func isSignedAndRead() throws {
        let key = SigningKey(name: "council.example/ledger")
        let checkpoint = Checkpoint(origin: "council.example/ledger", size: 1042, root: .leaf([1]))
        let note = try key.sign(checkpoint)
        let again = try #require(SignedNote(note.description))
        #expect(again == note)
        #expect(Checkpoint(text: again.text) == checkpoint)
        #expect(try #require(VerifierKey(key.verifier.description)).isSigned(again))
        #expect(!SigningKey(name: "council.example/ledger").verifier.isSigned(again))
        let kept = try #require(SigningKey(name: key.name, secret: key.secret))
        #expect(kept.verifier.isSigned(again))
    }

    @Test(arguments: [
        "", "a\n1\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "a\n1\n47DEQpj8HBSa\n",
    ])
    func isNoCheckpoint(_ text: String) { #expect(Checkpoint(text: text) == nil) }

    @Test(arguments: [
        "", "a\n", "a\n\n", "a\n\n— b\n", "a\n\n— b AAAA\n", "a\n\n- b AAAAAAAA\n", "a\n\n— b AAAAAAAA", "a\n\n—  AAAAAAAA\n",
    ])
    func isNoNote(_ text: String) { #expect(SignedNote(text) == nil) }

    @Test(arguments: ["", "a+1+AA==", "a+4293adfd+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"])
    func isNoKey(_ text: String) { #expect(VerifierKey(text) == nil) }
}
