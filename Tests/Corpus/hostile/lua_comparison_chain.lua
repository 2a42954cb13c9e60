-- expect: wrong_kind
return 1 < 2 < 3
