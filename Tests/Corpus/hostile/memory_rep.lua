-- expect: memory_limit
return string.rep("x", 1000000000)
