-- expect: memory_limit
return string.rep(string.rep("x", 30000), 30000)
