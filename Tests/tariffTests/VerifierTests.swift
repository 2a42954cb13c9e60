import Foundation
import Testing

/// The verifier for outsiders, over what the command hands out: it accepts what is sound, and nothing else.
@Suite("Verifier")
struct VerifierTests {
    private static let script = Checkout.url("Integrations/verifier/verify.py").path

    /// What a small ledger handed out while it grew, as a tar file. `$KEY` is its verifier key, `$OTHER` that of another log of the same name.
    private static let ledger = Result<Data, any Error> {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(at: Checkout.url("rules"), to: folder.url("rules"))
        let made = try Command.shell(
            """
            set -e -o pipefail
            rules=rules/wandsworth-mental-health
            decide() { "$TARIFF" decide "$@" --rules $rules --record --quiet > /dev/null; }
            last() { sed -n 's/^id //p' "$1/headers.txt" | tail -1; }
            "$TARIFF" ledger init council.example/log > /dev/null
            decide $rules/examples/001*.json
            "$TARIFF" ledger checkpoint --out first.txt
            "$TARIFF" ledger export early 2> /dev/null
            decide $rules/examples/00[2-4]*.json --run R-1
            "$TARIFF" publish $rules --author A --approver B > /dev/null
            "$TARIFF" ledger checkpoint --out second.txt
            "$TARIFF" ledger prove "$(last early)" --out receipt.txt
            "$TARIFF" ledger prove --since first.txt --out proof.txt
            "$TARIFF" ledger export bare 2> /dev/null
            "$TARIFF" ledger export full --payloads 2> /dev/null
            "$TARIFF" ledger erase --entry "$(last early)" --reason "asked for" --by C > /dev/null
            "$TARIFF" ledger export erased --payloads 2> /dev/null
            "$TARIFF" ledger new-key --reason "lost" --by C > /dev/null
            "$TARIFF" ledger export renewed --payloads 2> /dev/null
            "$TARIFF" ledger init council.example/log --ledger other.sqlite > /dev/null
            "$TARIFF" ledger export other --ledger other.sqlite 2> /dev/null
            head -1 early/keys.txt > key.txt; tail -1 renewed/keys.txt > new-key.txt; cp other/keys.txt other-key.txt
            rm -r rules && tar -cf /dev/stdout -- * > .tar && mv .tar ledger.tar
            """, in: folder.path)
        try #require(made.status == 0, "\(made.error)")
        return try Data(contentsOf: folder.url("ledger.tar"))
    }

    /// Does something to a copy of it, and runs the verifier there.
    private func verify(_ arguments: String, after change: String = ":") throws -> Command.Result {
        let folder = try TemporaryFolder()
        try Self.ledger.get().write(to: folder.url("ledger.tar"))
        let line = """
            tar -xf ledger.tar && KEY=$(cat key.txt) NEW=$(cat new-key.txt) OTHER=$(cat other-key.txt)
            entries() { awk -v RS= "$1" full/headers.txt > changed && mv changed full/headers.txt; }
            { \(change); } && exec python3 '\(Self.script)' \(arguments)
            """
        return try Command.shell(line, in: folder.path)
    }

    // MARK: What is sound

    @Test(
        "What is sound is accepted",
        arguments: [
            ("checkpoint first.txt --key $KEY", "2 entries of council.example/log, root "),
            ("receipt receipt.txt --key $KEY", "At index 1 of council.example/log stands:\n  kind decision\n"),
            ("consistency proof.txt first.txt --key $KEY", "Its first 2 entries are those of first.txt."),
            ("bundle early --key $KEY", "2 entries (1 key, 1 decision)"),
            ("bundle bare --key $KEY --since first.txt --since second.txt", "The first 2 entries are those of first.txt.\n"),
            ("bundle full --key $KEY --since second.txt", "What they say is what was recorded: 7 readable, 0 erased."),
            ("bundle erased --key $KEY --since first.txt", "What they say is what was recorded: 7 readable, 1 erased."),
            ("bundle renewed --key $NEW --since first.txt", "2 key"),
            ("bundle renewed --key $KEY --key $NEW", "9 entries"),
        ])
    func sound(arguments: String, said: String) throws {
        let result = try verify(arguments)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.isEmpty)
        #expect(result.output.contains(said), "\(result.output)")
    }

    @Test("A bundle may be checked by its own key, with a warning")
    func trusted() throws {
        let result = try verify("bundle renewed")
        #expect(result.status == 0)
        #expect(result.error.hasPrefix("warning: without --key") && result.error.contains("on trust"))
    }

    @Test("What a letter tells of a checkpoint is enough to compare with", arguments: ["bundle bare --since", "consistency proof.txt"])
    func letter(arguments: String) throws {
        let result = try verify("\(arguments) letter.txt --key $KEY", after: "head -3 first.txt > letter.txt")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("irst 2 entries are those of letter.txt"))
        let other = "head -3 other/checkpoint.txt | sed '2s/.*/2/' > letter.txt"
        #expect(try verify("\(arguments) letter.txt --key $KEY", after: other).status == 5)
    }

    @Test("Receipts of all entries hold, and proofs from all sizes")
    func everything() throws {
        let result = try verify(
            "bundle bare --key $KEY",
            after: """
                for number in 1 2 3 4 5 6 7; do
                  "$TARIFF" new book$number > /dev/null
                  "$TARIFF" publish book$number --author A --approver B --ledger other.sqlite > /dev/null
                  "$TARIFF" ledger checkpoint --ledger other.sqlite --out $number.txt
                done
                "$TARIFF" ledger export all --ledger other.sqlite --quiet
                for number in 1 2 3 4 5 6 7; do
                  "$TARIFF" ledger prove --since $number.txt --ledger other.sqlite --out proof.txt
                  python3 '\(Self.script)' consistency proof.txt $number.txt --key $OTHER >> all.txt || exit 9
                done
                for id in $(sed -n 's/^id //p' all/headers.txt); do
                  "$TARIFF" ledger prove $id --ledger other.sqlite --out receipt.txt
                  python3 '\(Self.script)' receipt receipt.txt --key $OTHER >> all.txt || exit 9
                done
                [ $(grep -c "signed by" all.txt) = 15 ] || exit 8
                """)
        #expect(result.status == 0, "\(result.error)")
    }

    // MARK: What is not

    /// What is done to a copy, what is checked, and what the verifier says.
    static let unsound = [
        ("sed -i '4s/.*/at 2001-01-01T00:00:00Z/' full/headers.txt", "bundle full", "the root is another one"),
        ("sed -i '4s/ /  /' full/headers.txt", "bundle full", "entry 0: the header is not in its one form"),
        ("sed -i '4s/.*/at 2026-13-01T00:00:00Z/' full/headers.txt", "bundle full", "entry 0: the header is not in its one form"),
        (#"entries 'NR != 2 { print $0 "\n" }'"#, "bundle full", "it has 7 entries, and the bundle 6"),
        (#"entries '{ print $0 "\n" } NR == 2 { print $0 "\n" }'"#, "bundle full", "entry 2: an entry of its id stands before it"),
        (#"entries 'NR == 2 { held = $0; next } { print $0 "\n" } NR == 3 { print held "\n" }'"#, "bundle full", "the root is another one"),
        ("tail -n 9 bare/headers.txt | sed 's/^id ..../id 0000/' >> full/headers.txt", "bundle full", "there are 8 entries, and 7"),
        ("sed -i 's/^council/Council/' full/keys.txt", "bundle full", "keys.txt"),
        ("cat other-key.txt >> full/keys.txt", "bundle full", "keys.txt"),
        ("sed -i 's/1,420.00/1,421.00/' full/rulebooks/*", "bundle full", "it is not the rulebook of its digest"),
        ("echo >> full/rulebooks/sha256-*", "bundle full", "it is not the rulebook of its digest"),
        ("sed -i 's/\"version\":\"[^\"]*\"/\"version\": \"1\"/' full/rulebooks/*", "bundle full", "it is not the rulebook of its digest"),
        ("mv full/rulebooks/* full/rulebooks/sha256-0.json", "bundle full", "it is not the rulebook of its digest"),
        ("sed -i '1s/\"format\":1/\"format\":2/' full/rulebooks/*", "bundle full", "it is not the rulebook of its digest"),
        ("sed -i '1s/\"books\":/\"more\":1,\"books\":/' full/rulebooks/*", "bundle full", "it is not the rulebook of its digest"),
        ("rm full/rulebooks/*", "bundle full", "is not there"),
        ("sed -i '2s/1500.00/1501.00/' full/payloads.ndjson", "bundle full", "is not what was recorded"),
        ("sed -i '2p' full/payloads.ndjson", "bundle full", "is not what was recorded"),
        ("sed -i '2d' full/payloads.ndjson", "bundle full", "is missing, and no erasure names it"),
        ("sed -i '3s/.*/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=/' full/checkpoint.txt", "bundle full", "the signature is not that of"),
        ("cp other/checkpoint.txt full/checkpoint.txt", "bundle full", "it is not signed by the key that was given"),
        ("head -3 second.txt > full/checkpoint.txt", "bundle full", "it is not signed by the key that was given"),
        (":", "bundle other", "it is not signed by the key that was given"),
        (":", "bundle renewed", "it is not signed by the key that was given"),
        (":", "bundle early --since second.txt", "the end was cut off"),
        (":", "bundle bare --since other/checkpoint.txt", "no key of this log signed it"),
        ("sed -i '2s/.*/6/' first.txt", "bundle bare --since first.txt", "the signature is not that of"),
        ("sed -i '2s/.*/9/' first.txt", "checkpoint first.txt", "the signature is not that of"),
        (":", "checkpoint other/checkpoint.txt", "it is not signed by the key that was given"),
        ("sed -i 's/^index 1$/index 2/' receipt.txt", "receipt receipt.txt", "the entry does not stand at index 2"),
        ("sed -i 's/^index 1$/index 999/' receipt.txt", "receipt receipt.txt", "the entry does not stand at index 999"),
        ("sed -i '4d' receipt.txt", "receipt receipt.txt", "the proof has too few hashes"),
        ("sed -i '4p' receipt.txt", "receipt receipt.txt", "the entry does not stand at index 1"),
        ("sed -i '5{h;d};6G' receipt.txt", "receipt receipt.txt", "the entry does not stand at index 1"),
        (
            "sed -i \"2s/.*/extra $(awk -v RS= 'NR == 3' full/headers.txt | base64 -w0)/\" receipt.txt", "receipt receipt.txt",
            "the entry does not stand at index 1"
        ),
        ("sed -i '3{h;d};4G' proof.txt", "consistency proof.txt first.txt", "the log is not that of first.txt"),
        ("sed -i '3d' proof.txt", "consistency proof.txt first.txt", "the proof has too few hashes"),
        ("sed -i '3p' proof.txt", "consistency proof.txt first.txt", "the log is not that of first.txt"),
        ("sed -i '2s/.*/from 3/' proof.txt", "consistency proof.txt first.txt", "it is no proof from the 2 entries of first.txt"),
        (":", "consistency proof.txt second.txt", "it is no proof from the 7 entries of second.txt"),
    ]

    @Test("What was changed is refused", arguments: unsound)
    func refused(change: String, arguments: String, said: String) throws {
        try expectFault(try verify(arguments + " --key $KEY", after: change), 5, "does not hold: ", said)
    }

    /// The same of what is no ledger's.
    static let unreadable = [
        ("rm full/headers.txt", "bundle full", "headers.txt"), ("rm full/checkpoint.txt", "bundle full", "checkpoint.txt"),
        (":", "bundle nothing", "nothing"), (":", "receipt first.txt", "this is not a receipt"),
        ("echo '{' >> full/payloads.ndjson", "bundle full", "this is not a file of payloads"),
        ("printf '[%.0s' {1..200000} > full/payloads.ndjson", "bundle full", "this is not a file of payloads"),
        ("echo '[]' > full/rulebooks/x.json", "bundle full", "this is not a rulebook archive"),
        ("head -c 5000 /dev/urandom > first.txt", "checkpoint first.txt", "this is not a checkpoint"),
        ("> first.txt", "checkpoint first.txt", "this is not a checkpoint"),
        ("sed -i '2s/.*/99999999999999999999999/' first.txt", "checkpoint first.txt", "this is not a checkpoint"),
        ("sed -i '2s/.*/02/' first.txt", "checkpoint first.txt", "this is not a checkpoint"),
        ("sed -i '4,$d' receipt.txt", "receipt receipt.txt", "this is not a"),
        ("sed -i 's/^index.*/index -1/' receipt.txt", "receipt receipt.txt", "this is not a receipt"),
        ("sed -i '1s/1/2/' proof.txt", "consistency proof.txt first.txt", "this is not a consistency proof"),
        ("KEY=${KEY/log+/lug+}", "checkpoint first.txt", "this is not a verifier key"),
    ]

    @Test("What cannot be read is said in one line", arguments: unreadable)
    func malformed(change: String, arguments: String, said: String) throws {
        try expectFault(try verify(arguments + " --key \"$KEY\"", after: change), 1, "cannot be read: ", said)
    }

    private func expectFault(_ result: Command.Result, _ status: Int32, _ begin: String, _ said: String) throws {
        #expect(result.status == status)
        #expect(result.error.hasPrefix(begin) && result.error.contains(said), "\(result.error)")
        #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    }

    @Test(
        "Whoever asks for something else is told how",
        arguments: ["", "bundle", "receipt receipt.txt", "checkpoint a b --key $KEY", "--no"])
    func usage(arguments: String) throws {
        let result = try verify(arguments)
        #expect(result.status == 1)
        #expect(result.error.contains("verify.py bundle FOLDER"))
    }

    @Test("A ledger with a gap is neither copied nor exported")
    func gap() throws {
        let folder = try TemporaryFolder()
        let result = try Command.shell(
            """
            "$TARIFF" ledger init council.example/log > /dev/null
            for number in 1 2 3; do "$TARIFF" ledger new-key --reason "to have entries" --by A > /dev/null; done
            python3 -c "import sqlite3
            log = sqlite3.connect('tariff.sqlite')
            log.executescript('DROP TRIGGER entries_remain; DELETE FROM entries WHERE idx = 2')"
            "$TARIFF" ledger backup copy.sqlite
            echo "backup $?"
            "$TARIFF" ledger export folder
            echo "export $?"
            """, in: folder.path)
        #expect(result.output == "backup 5\nexport 5\n")
        #expect(result.error.matches(of: #/entry_missing: entry 2 /#).count == 2, "\(result.error)")
    }

    // MARK: The program and its page

    @Test("It is 200 lines over the standard library and openssl")
    func size() throws {
        let text = try Checkout.text("Integrations/verifier/verify.py")
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
        let imports = text.matches(of: #/(?m)^ *(?:import|from) (.+)$/#).flatMap { $0.1.split(separator: ", ").map(String.init) }
        let known: Set = [
            "base64", "collections", "contextlib", "getopt", "hashlib", "itertools", "json", "pathlib", "re", "subprocess", "sys",
            "tempfile",
        ]
        #expect(!imports.isEmpty && known.isSuperset(of: imports))
        #expect(text.matches(of: #/subprocess\.run/#).count == 1 && text.contains(#"["openssl", "#))
    }

    @Test("The log that docs/ledger.md shows holds")
    func page() throws {
        let folder = try TemporaryFolder()
        let page = try Checkout.text("docs/ledger.md")
        let lines = page.components(separatedBy: "\n")
        for (index, line) in lines.enumerated() where line == "```text" && lines[index - 2].hasPrefix("`") {
            let name = lines[index - 2].dropFirst().prefix { $0 != "`" }
            let shown = lines[(index + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
            try folder.write(name.hasSuffix(".json") ? shown : shown + "\n", to: String(name))
        }
        let checks = [
            "checkpoint monday.txt --key $KEY", "receipt receipt.txt --key $KEY", "consistency proof.txt monday.txt --key $KEY",
            "bundle bundle --key $KEY --since monday.txt",
        ]
        for check in checks {
            let result = try Command.shell("KEY=$(cat bundle/keys.txt); python3 '\(Self.script)' \(check)", in: folder.path)
            #expect(result.status == 0 && result.error.isEmpty, "\(check): \(result.error)")
            if check.hasPrefix("bundle") { #expect(result.output.contains("4 readable, 0 erased")) }
        }
        let letter = try #require(page.firstMatch(of: #/\nCheckpoint (\d+) of (\S+): (\S+)\n/#))
        #expect(try folder.read("bundle/checkpoint.txt").hasPrefix("\(letter.2)\n\(letter.1)\n\(letter.3)\n"))
    }
}
