-- expect: refused
return 1 | 2
