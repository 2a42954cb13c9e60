-- expect: malformed_number
return number("inf")
