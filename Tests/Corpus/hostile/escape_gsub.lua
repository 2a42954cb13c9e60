-- expect: refused
-- alone: not_available
return string.gsub("a", "a", "b")
