-- expect: memory_limit
return string.rep("", 1000000, string.rep("x", 8000))
