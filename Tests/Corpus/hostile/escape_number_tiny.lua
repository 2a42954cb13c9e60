-- expect: malformed_number | ratio_too_fine
return number("1e-999999999")
