-- expect: refused
-- alone: not_available
return debug.getregistry()
