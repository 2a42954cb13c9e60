-- expect: refused
-- alone: not_available
return os.getenv("HOME")
