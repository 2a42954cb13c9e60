-- expect: refused
-- alone: not_available
return load("return 1")()
