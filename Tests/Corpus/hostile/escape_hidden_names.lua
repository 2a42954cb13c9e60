-- expect: refused
return __mul(2, 3)
