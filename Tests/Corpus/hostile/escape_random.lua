-- expect: refused
-- alone: not_available
return math.random()
