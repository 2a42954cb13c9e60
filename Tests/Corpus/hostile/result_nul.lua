-- expect: ok: "a\u0000b"
-- tried: ok
return "a\0b"
