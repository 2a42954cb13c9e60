-- expect: bad_argument
return select(0)
