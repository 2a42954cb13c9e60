-- expect: refused
-- alone: not_available
return string.find("aaa", "(a*)*b")
