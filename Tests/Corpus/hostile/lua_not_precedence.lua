-- expect: ok: [false,true,true]
-- ruled: refused
return { not 1 == 2, not (1 == 2), not nil == true }
