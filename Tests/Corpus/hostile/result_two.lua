-- expect: bad_result
-- ruled: ok: 1
return 1, 2
