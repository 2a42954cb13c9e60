-- expect: bad_argument
return string.char(-1)
