answer "a" { value = function(case) return case.night_cover <> "none" end }
answer "b" { value = function(case) if case.hours <> 3 then return 1 end return 2 end }
