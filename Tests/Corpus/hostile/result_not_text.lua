-- expect: bad_result
-- tried: ok
return string.char(255, 254)
