-- expect: bad_argument
return select(-4, 1, 2, 3)
