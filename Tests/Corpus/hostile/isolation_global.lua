-- expect: ok: "left"
-- ruled: refused
leaked = "left"
return leaked
