-- expect: malformed_number | number_too_large
return number("1e999999999")
