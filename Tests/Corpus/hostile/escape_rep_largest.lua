-- expect: ok: ""
return string.rep("", 9007199254740991)
