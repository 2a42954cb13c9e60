-- expect: bad_argument | division_by_zero
return split(money "1.00", { a = 0 })
