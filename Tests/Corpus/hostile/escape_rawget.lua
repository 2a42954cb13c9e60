-- expect: refused
-- alone: not_available
return rawget(string, "upper")
