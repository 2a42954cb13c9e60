import CExact

extension Value {
    /// A number, money, date or duration as the word in which rules hold it; nil for a word of none of these, or one whose value does not
    /// fit into it.
    public init?(exactWord word: UInt64) {
        switch exact_kind_of(word) {
        case EXACT_NUMBER: self = .number(Exact(exact_unpack(nil, word)))
        case EXACT_MONEY: self = .money(Money(pence: Exact(exact_unpack(nil, word))))
        case EXACT_DATE: self = .date(CalendarDate(days: exact_unpack_date(word)))
        case EXACT_DURATION:
            var (months, days): (Int32, Int32) = (0, 0)
            exact_unpack_duration(word, &months, &days)
            self = .duration(CalendarDuration(months: months, days: days))
        default: return nil
        }
    }
}
