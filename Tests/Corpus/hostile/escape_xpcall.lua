-- expect: refused
-- alone: not_available
return xpcall(error, error)
