-- expect: refused
-- alone: not_available
return require("os")
