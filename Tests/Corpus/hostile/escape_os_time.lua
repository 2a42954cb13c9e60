-- expect: refused
-- alone: not_available
return os.time()
