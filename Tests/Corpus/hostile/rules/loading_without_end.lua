-- expect: refused
-- then: refused
while true do end
