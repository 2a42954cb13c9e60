-- expect: unrounded
-- tried: ok: "£1/30"
return money "0.10" / 3
