-- expect: bad_argument
return split(money "1.00", { a = -1, b = 2 })
