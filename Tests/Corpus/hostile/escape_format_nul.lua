-- expect: bad_argument
return string.format("%\0d", 1)
