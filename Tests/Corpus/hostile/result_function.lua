-- expect: bad_result
return function() end
