-- expect: refused
math.randomseed(1)
