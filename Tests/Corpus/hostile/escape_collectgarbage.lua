-- expect: refused
-- alone: not_available
return collectgarbage("count")
