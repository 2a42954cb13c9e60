-- expect: ok: 3
return (select(-1, 1, 2, 3))
