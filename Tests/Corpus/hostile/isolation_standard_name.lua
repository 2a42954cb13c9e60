-- expect: refused
tostring = nil
