-- expect: memory_limit
return string.rep(string.rep("x", 8000), 30000)
