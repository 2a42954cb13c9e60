-- expect: bad_argument | wrong_kind
return text(pcall)
