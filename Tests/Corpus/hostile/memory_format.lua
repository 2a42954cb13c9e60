-- expect: memory_limit
return string.format(string.rep("%%", 4000) .. "%s", string.rep("x", 8000))
