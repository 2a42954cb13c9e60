-- expect: refused
-- alone: not_available
return string.dump(function() end)
