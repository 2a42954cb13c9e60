-- expect: not_available
local name = "gsub"
return ("aaaa")[name]("aaaa", "a", "b")
