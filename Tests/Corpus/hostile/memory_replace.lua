-- expect: memory_limit
return replace(string.rep("a", 1000), "a", string.rep("b", 1000))
