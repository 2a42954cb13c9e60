-- expect: bad_argument
return string.format("%99999999999999999999s", 1)
