-- expect: bad_argument
table.remove({}, 9007199254740991)
