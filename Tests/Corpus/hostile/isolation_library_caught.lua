-- expect: ok: "ABC"
pcall(function() string.upper = nil end)
return string.upper("abc")
