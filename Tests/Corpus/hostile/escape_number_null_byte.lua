-- expect: malformed_number
return number("1\0002")
