-- expect: bad_argument | division_by_zero | wrong_kind
return split(money "1.00", {})
