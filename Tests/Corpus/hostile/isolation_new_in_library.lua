-- expect: refused
-- alone: frozen
math.pi = 3
