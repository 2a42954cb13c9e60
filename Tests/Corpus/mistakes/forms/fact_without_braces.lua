fact "on"
answer "late" { value = function(case) return case.on > date "2026-05-01" end }
