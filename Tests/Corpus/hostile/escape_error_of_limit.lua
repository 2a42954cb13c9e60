-- expect: ok: "step_limit"
local ok, why = pcall(error, "step_limit")
return why
