-- expect: bad_result
return { f = tostring }
