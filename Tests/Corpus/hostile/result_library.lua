-- expect: bad_result
return string
