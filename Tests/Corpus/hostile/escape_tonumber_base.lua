-- expect: bad_argument
return tonumber("zz", 36)
