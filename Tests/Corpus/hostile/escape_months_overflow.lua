-- expect: no_such_day | number_too_large | bad_argument
return date "2026-01-01" + months(-9007199254740991)
