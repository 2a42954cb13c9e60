-- expect: bad_result
return { [string.char(255)] = 1 }
