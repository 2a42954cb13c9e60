-- expect: wrong_kind
return money "1.00" * money "1.00"
