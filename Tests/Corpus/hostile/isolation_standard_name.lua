-- expect: refused
-- tried: ok
tostring = nil
