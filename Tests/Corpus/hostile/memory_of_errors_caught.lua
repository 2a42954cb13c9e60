-- expect: ok: 20000
local n = 0
for i = 1, 20000 do
    local ok = pcall(error, "a text of some length, number " .. i)
    if not ok then n = n + 1 end
end
return n
