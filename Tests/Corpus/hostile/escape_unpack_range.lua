-- expect: bad_argument
return table.unpack({}, 1, 9007199254740991)
