-- expect: bad_result
return string.char(255, 254)
