import RuleModel
import Testing

@Suite struct MoneyTests {
    @Test func itIsReadAndWritten() throws {
        let price = try Money("£1,290.00")
        #expect(price.pence == 129_000)
        #expect(price.json == "1290.00")
        #expect(price.pounds == "£1,290.00")
        #expect(price.description == "1290.00")
        #expect(try Money("-1234567.5").pounds == "-£1,234,567.50")
        #expect(try Money("-0.05").pounds == "-£0.05")
        #expect(try Money("999.99").pounds == "£999.99")
        #expect(Money.zero.pounds == "£0.00")
        #expect(try Money(pounds: Exact("7.1")).json == "7.10")
        #expect(try Money("1,290.00").hashValue == price.hashValue)
    }

    /// Of every length, and with either sign: threes of digits after the first one to three, and the same digits as without commas.
    @Test func thousandsAreSetApart() throws {
        var digits: Int64 = 1
        while digits < Exact.largestWhole / 10 {
            for pence in [digits, digits - 1, -digits, digits * 7] {
                let money = Money(pence: Exact(pence))
                let (pounds, plain) = (money.pounds, money.description)
                #expect(pounds.replacing(",", with: "").replacing("£", with: "") == plain)
                let groups = pounds.drop { $0 == "-" || $0 == "£" }.prefix { $0 != "." }.split(separator: ",")
                #expect(groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count), "\(pounds)")
                #expect(pounds.hasPrefix(pence < 0 ? "-£" : "£"))
            }
            digits *= 10
        }
        #expect("1234/5".withThousands == "1,234/5")
        #expect("-1234".withThousands == "-1234")
        #expect("".withThousands == "")
    }

    @Test func whatIsNotWholePenceIsNotExported() throws {
        let eighth = try Money("0.125")
        let third = try Money("1000") / 3
        #expect(eighth.json == nil)
        #expect(eighth.pounds == "£0.125")
        #expect(third.json == nil)
        #expect(third.pounds == "£1,000/3")
        #expect(try (third * 3).json == "1000.00")
    }

    @Test func itHasAnArithmeticOfItsOwn() throws {
        let week = try Money("700.00")
        #expect(try week + Money("0.01") == Money("700.01"))
        #expect(try week - Money("700.01") == -Money("0.01"))
        #expect(try week * Exact(3, over: 7) == Money("300"))
        #expect(try Exact("0.5") * week == Money("350"))
        #expect(try week / 7 == Money("100"))
        #expect(try week / Money("200") == Exact("3.5"))
        #expect(try Money("10.00") > Money("9.99"))
        #expect(throws: ExactError.divisionByZero) { try week / 0 }
        #expect(throws: ExactError.divisionByZero) { try week / Money.zero }
        #expect(throws: ExactError.numberTooLarge) { try Money("90071992547409.91") + Money("0.01") }
        #expect(throws: ExactError.numberTooLarge) { try Money(pounds: Exact("900719925474099.1")) }
    }

    @Test func sharesAddUp() throws {
        let shares = try Money("100.00").split(by: [1, 1, 1])
        #expect(shares.map(\.json) == ["33.34", "33.33", "33.33"])
        #expect(try Money("100.00").split(by: [1, 1, 1], odd: 2).map(\.json) == ["33.33", "33.33", "33.34"])
        #expect(try Money("0.05").split(by: [Exact("0.5"), Exact("0.5")], odd: 1).map(\.json) == ["0.02", "0.03"])
        #expect(try Money("0.01").split(by: [0, 1, 0]).map(\.json) == ["0.00", "0.01", "0.00"])
        #expect(try Money("-1.00").split(by: [1, 1, 1]).map(\.json) == ["-0.34", "-0.33", "-0.33"])
        #expect(try Money("10.00").split(by: [Exact(1, over: 3), Exact(2, over: 3)]).map(\.json) == ["3.33", "6.67"])
        #expect(try Money.zero.split(by: [1, 2]).map(\.json) == ["0.00", "0.00"])
        // The largest fraction comes before the odd one out of the tie.
        #expect(try Money("0.10").split(by: [6, 1, 1], odd: 2).map(\.json) == ["0.08", "0.01", "0.01"])
        #expect(try Money("0.03").split(by: [1, 1], odd: 1).map(\.json) == ["0.01", "0.02"])
    }

    @Test func whatCannotBeSharedIsRefused() throws {
        let pound = try Money("1.00")
        #expect(throws: ExactError.divisionByZero) { try pound.split(by: []) }
        #expect(throws: ExactError.divisionByZero) { try pound.split(by: [0, 0]) }
        #expect(throws: ExactError.wrongKind) { try pound.split(by: [1, -1]) }
        #expect(throws: ExactError.wrongKind) { try (pound / 3).split(by: [1]) }
        // Denominators without a common multiple below 2^127.
        let primes = try [9_223_372_036_854_775_783, 9_223_372_036_854_775_643, 9_223_372_036_854_775_549].map { try Exact(1, over: $0) }
        #expect(throws: ExactError.ratioTooFine) { try pound.split(by: primes) }
        #expect(try pound.split(by: Array(primes.prefix(2))).map(\.json) == ["0.50", "0.50"])
    }

    @Test func manySharesAddUp() throws {
        // More than fit the stack, and all of them tied.
        let shares = try Money("123.45").split(by: [Exact](repeating: 1, count: 10_007), odd: 10_006)
        #expect(try shares.reduce(Money.zero) { try $0 + $1 } == Money("123.45"))
        #expect(shares[12_345 - 10_007 - 2] == Money(pence: 2))
        #expect(shares[12_345 - 10_007 - 1] == Money(pence: 1))
        #expect(shares[10_006] == Money(pence: 2))
        let wide = try (1...300).map { try Exact(Int64($0), over: Int64($0 % 7 + 1)) }
        #expect(try Money("90071992547409.91").split(by: wide).reduce(Money.zero) { try $0 + $1 } == Money("90071992547409.91"))
    }
}
