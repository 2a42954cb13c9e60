-- expect: bad_argument
return string.format("%999d", 1)
