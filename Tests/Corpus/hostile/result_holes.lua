-- expect: bad_result | ok
return { 1, nil, 3 }
