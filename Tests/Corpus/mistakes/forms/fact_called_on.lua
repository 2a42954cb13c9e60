fact "on" { label = "On", type = "boolean" }
answer "late" { value = function(case) return case.on > date "2026-05-01" end }
answer "early" { value = function(case) return not case.on end }
