-- expect: ok: 3
-- Four expressions and more once crashed it.
local n = 0
for a, b, c, d, e in ipairs({ 1, 2, 3 }), { 1, 2, 3 }, 0, nil, nil, nil do n = n + 1 end
return n
