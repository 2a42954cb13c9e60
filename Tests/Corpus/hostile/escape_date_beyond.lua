-- expect: no_such_day | number_too_large | malformed_date
return date "9999-12-31" + days(1)
