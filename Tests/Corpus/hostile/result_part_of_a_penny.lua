-- expect: unrounded
return money "0.10" / 3
