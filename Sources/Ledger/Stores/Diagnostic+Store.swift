public import RuleModel

// What stores say, each in the same words.
extension Diagnostic {
    /// There is no ledger, or none yet.
    public static func noLedger(_ name: String) -> Diagnostic {
        Diagnostic("no_ledger", "there is no ledger `\(name)`", help: ["start one with `tariff ledger init --ledger \(name)`"])
    }

    /// There is one already.
    public static func ledgerThere(_ name: String) -> Diagnostic {
        Diagnostic("ledger_exists", "there is a ledger `\(name)` already", help: ["name another, or record in this one"])
    }

    /// A ledger without its keys can be proved, but nothing of it read, and nothing recorded.
    public static func noKeys(_ name: String) -> Diagnostic {
        Diagnostic(
            "no_keys", "there is no key store `\(name)`",
            help: ["name it with `--keys`; without its keys a ledger cannot be read, only proved: see docs/ledger.md"])
    }

    /// The file or server cannot be read.
    public static func unreadableLedger(_ name: String, _ why: String) -> Diagnostic {
        Diagnostic("ledger_unreadable", "the ledger `\(name)` cannot be read: \(why)")
    }

    /// Nothing was recorded.
    public static func unwritableLedger(_ name: String, _ why: String) -> Diagnostic {
        Diagnostic("ledger_unwritable", "nothing was recorded in `\(name)`: \(why)")
    }

    /// The call that makes it last has failed: it may be there, or not.
    public static func uncertainLedger(_ name: String, _ why: String) -> Diagnostic {
        Diagnostic("ledger_unwritable", "it is not known whether this was recorded in `\(name)`: \(why)", help: [sentAgain])
    }

    /// Keys, or what was signed, could not be kept.
    public static func unwritableKeys(_ name: String, _ why: String) -> Diagnostic {
        Diagnostic("ledger_unwritable", "the key store `\(name)` cannot be written: \(why)")
    }

    static let sentAgain = "send the same again under its idempotency key: what was recorded is then not recorded a second time"

    /// A store of a later program, or something else altogether.
    public static func otherLedger(_ name: String, _ why: String) -> Diagnostic {
        Diagnostic("not_a_ledger", "`\(name)` is not a ledger that this program can use: \(why)")
    }

    /// Ids are made by chance: this is a fault of the program, or of who calls it.
    public static func entryThere(_ name: String) -> Diagnostic { .unwritableLedger(name, "an entry of that id is there already") }
}
