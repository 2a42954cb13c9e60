-- expect: refused
-- alone: not_available
return _VERSION
