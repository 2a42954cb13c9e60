-- expect: bad_result
return 1, 2
