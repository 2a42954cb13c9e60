-- expect: ok
return (string.byte("x", 9007199254740991, 9007199254740991))
