-- expect: bad_argument
return table.unpack({}, -9007199254740991, 9007199254740991)
