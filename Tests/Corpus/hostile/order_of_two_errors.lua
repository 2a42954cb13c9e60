-- expect: rule_error
local function fail(why) error(why) end
return { fail("first"), fail("second") }
