-- expect: refused
return 1e308 * 10
