-- expect: result_limit
-- tried: ok
-- Each byte takes six in JSON.
local list = {}
for i = 1, 24 do list[i] = string.rep("\1", 8000) end
return list
