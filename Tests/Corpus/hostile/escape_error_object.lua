-- expect: ok: "ok"
-- What is thrown comes back, and nothing of the host with it.
local thrown = { say = function() return "ok" end }
local _, caught = pcall(error, thrown)
return caught.say()
