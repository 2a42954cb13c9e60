-- expect: ok: 1
local step = pairs({ 5, 6, 7 })
return (step())
