-- expect: ok: ""
return string.rep("x", -9007199254740991)
