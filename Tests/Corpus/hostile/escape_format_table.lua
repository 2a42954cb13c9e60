-- expect: bad_argument
return string.format("%s", {})
