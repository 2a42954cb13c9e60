-- expect: refused
-- alone: wrong_kind
return money "1.00" & 1
