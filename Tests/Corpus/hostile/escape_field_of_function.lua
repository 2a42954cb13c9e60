-- expect: wrong_kind
return pcall.x
