-- expect: refused
-- alone: not_available
return io.open("/etc/passwd"):read("a")
