-- expect: refused
-- alone: not_available
return getmetatable("").__index
