-- expect: refused
function leak() leaked = 1 end
leak()
