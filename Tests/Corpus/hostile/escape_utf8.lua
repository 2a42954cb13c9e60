-- expect: refused
-- alone: not_available
return utf8.char(1)
