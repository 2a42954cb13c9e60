-- expect: refused
return __k[1]
