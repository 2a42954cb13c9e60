-- expect: ok: 2
local step, list, first = pairs({ 5, 6, 7 })
return (step({ 1, 2 }, 1))
