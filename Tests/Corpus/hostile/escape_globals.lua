-- expect: refused
-- alone: not_available
return _G.string
