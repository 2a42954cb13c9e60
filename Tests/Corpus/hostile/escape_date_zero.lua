-- expect: malformed_date | no_such_day | refused
local day = "0000-00-00"
return date(day)
