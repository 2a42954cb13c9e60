-- expect: bad_result
return (pairs({ a = 1 }))
