-- expect: bad_argument
return select(-5, 1)
