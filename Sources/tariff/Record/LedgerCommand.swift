import ArgumentParser

/// The record itself: a file a verb.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Begin, prove, hand on and look after the record of decisions.",
        subcommands: [
            LedgerInit.self, LedgerVerify.self, LedgerCheckpoint.self, LedgerProve.self, LedgerExport.self, LedgerBackup.self,
            LedgerErase.self, LedgerDue.self, LedgerNewKey.self, LedgerRecover.self,
        ])
}
