-- expect: ok
local step = ipairs({})
return (step({ 1 }, 9007199254740991))
