-- expect: ok: ["x",false]
local ok, why = pcall(error, "x")
return { why, ok }
