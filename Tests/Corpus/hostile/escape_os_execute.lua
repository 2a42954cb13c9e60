-- expect: refused
-- alone: not_available
return os.execute("true")
