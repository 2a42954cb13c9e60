-- expect: ok: ""
-- Only text comes back from an error: no list, no function, nothing of the host.
local _, caught = pcall(error, { say = function() return "ok" end })
return caught
