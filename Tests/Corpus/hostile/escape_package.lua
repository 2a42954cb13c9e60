-- expect: refused
-- alone: not_available
return package.loadlib("x", "y")
