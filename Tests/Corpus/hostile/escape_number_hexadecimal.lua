-- expect: malformed_number
return number("0x10p4")
