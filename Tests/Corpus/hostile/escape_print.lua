-- expect: refused
-- alone: not_available
print("x")
