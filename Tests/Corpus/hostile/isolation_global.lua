-- expect: ok: "left"
leaked = "left"
return leaked
