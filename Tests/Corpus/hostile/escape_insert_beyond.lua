-- expect: bad_argument
table.insert({}, 9007199254740991, 1)
