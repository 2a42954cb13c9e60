answer "first" { value = function(case) return case.hours end }
local limits = nil
answer "second" { value = limits.upper }
answer "third" { value = function(case) return case.first + case.second end }
