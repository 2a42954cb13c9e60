-- expect: wrong_kind
return "10" + 1
