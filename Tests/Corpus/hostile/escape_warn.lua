-- expect: refused
warn("@on")
