-- expect: refused
-- alone: not_available
return next({})
