-- expect: bad_argument
return table.concat({}, "", 1, 9007199254740991)
