-- expect: refused | not_available
-- alone: not_available
local name = "os"
return _ENV[name]
