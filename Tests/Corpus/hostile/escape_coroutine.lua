-- expect: refused
-- alone: not_available
return coroutine.wrap(function() end)
