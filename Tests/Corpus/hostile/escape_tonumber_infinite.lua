-- expect: ok
return tonumber("1e400")
