-- expect: refused
-- then: refused
local function down() return 1 + down() end
down()
