-- expect: wrong_kind
return "" .. {}
