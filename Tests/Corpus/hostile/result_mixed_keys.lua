-- expect: bad_result | ok
return { 1, 2, a = 3 }
