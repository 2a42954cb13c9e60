-- expect: refused
return collectgarbage("count")
