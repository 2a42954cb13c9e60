-- expect: bad_argument
table.insert({}, 0, 1)
