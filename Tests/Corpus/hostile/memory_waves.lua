-- expect: ok: 20
local waves = 0
for wave = 1, 20 do
    local list = {}
    for i = 1, 5000 do list[i] = { i } end
    waves = waves + 1
end
return waves
