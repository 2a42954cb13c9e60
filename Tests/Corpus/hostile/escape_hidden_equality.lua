-- expect: refused
return __eq(1, 1)
