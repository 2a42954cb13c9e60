-- expect: ok: "x"
local _, why = pcall(error, "x", 2)
return why
