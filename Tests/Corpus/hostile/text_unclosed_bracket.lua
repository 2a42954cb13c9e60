-- expect: refused
-- A list item without a comma before a bracket that is never closed.
local t = { 3[b, 1, 2 }
