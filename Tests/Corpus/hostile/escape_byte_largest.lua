-- expect: ok: 120
return (string.byte("x", -9007199254740991, 9007199254740991))
