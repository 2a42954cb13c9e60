-- expect: no_such_day
return date "2026-01-31" + months(1)
