-- expect: ok: "x"
return string.sub("x", -9007199254740991, 9007199254740991)
