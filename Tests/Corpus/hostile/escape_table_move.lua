-- expect: refused
-- alone: not_available
return table.move({}, 1, 1000000000, 1)
