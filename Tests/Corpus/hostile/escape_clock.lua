-- expect: refused
return os.clock()
