-- expect: refused
-- alone: not_available
return setmetatable({}, { __index = function() end })
