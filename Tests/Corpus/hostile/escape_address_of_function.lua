-- expect: bad_argument
return tostring(tostring)
