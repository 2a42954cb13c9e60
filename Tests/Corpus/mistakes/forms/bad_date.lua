local ends = date "2025-02-30"
local begins = date("01/04/2026")
answer "a" { value = function(case) return case.started > date "2026-4-1" end }
answer "b" { value = function(case) return case.started > "2026-04-01" end }
answer "c" { value = function(case) return case.started > date(2026) end }
answer "d" { value = function(case) return case.on >= date "1 April 2026" end }
answer "e" { value = function(case) return case.on >= date "2026-13-01" end }
