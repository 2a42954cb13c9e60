-- expect: refused
local x <close> = nil
