-- expect: ok: "wrong kind"
-- No word of Lua's own gets out.
local _, why = pcall(function() return {} + {} end)
return why
