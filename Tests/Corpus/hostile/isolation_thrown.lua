-- expect: ok: "secret"
local _, why = pcall(error, "secret")
return why
