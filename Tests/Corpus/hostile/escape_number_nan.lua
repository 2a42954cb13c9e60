-- expect: malformed_number
return number("nan")
