-- expect: refused
-- alone: not_available
return loadstring("return 1")()
