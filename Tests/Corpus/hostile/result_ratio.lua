-- expect: unrounded
-- tried: ok: "1/3"
return 1 / 3
