-- expect: ok
return select(9007199254740991, 1)
