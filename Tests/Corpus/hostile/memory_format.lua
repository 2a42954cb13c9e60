-- expect: memory_limit
return string.format(string.rep("%%", 32000) .. "%s", string.rep("x", 60000))
