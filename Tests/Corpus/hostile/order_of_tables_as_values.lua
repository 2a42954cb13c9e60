-- expect: ok: "bca"
local t = { [3] = { "a" }, [1] = { "b" }, [2] = { "c" } }
local seen = ""
for _, v in pairs(t) do seen = seen .. v[1] end
return seen
