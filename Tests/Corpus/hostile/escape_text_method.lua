-- expect: refused
-- alone: not_available
return ("aaaa"):gsub("a", "b")
