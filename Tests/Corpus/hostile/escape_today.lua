-- expect: refused
return today()
