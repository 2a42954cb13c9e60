-- expect: refused
__set(string, "x", 1)
