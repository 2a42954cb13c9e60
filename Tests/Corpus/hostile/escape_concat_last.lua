-- expect: bad_argument
return table.concat({}, "", 9007199254740991, 9007199254740991)
