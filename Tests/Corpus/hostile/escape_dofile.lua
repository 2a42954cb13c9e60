-- expect: refused
-- alone: not_available
return dofile("/etc/passwd")
