-- expect: bad_argument
return string.format("%.99f", 1)
