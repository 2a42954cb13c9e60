-- expect: ok: [false,true,true]
return { not 1 == 2, not (1 == 2), not nil == true }
