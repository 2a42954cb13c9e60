answer "a" { value = function(case) return case.hours * "2" end }
answer "b" { value = function(case) return case.urgent * 2 end }
answer "c" { value = function(case) return -case.night_cover end }
answer "d" { value = function(case) return case.started + 7 end }
answer "e" { value = function(case) return case.started - case.on > 7 end }
answer "f" { value = function(case) return #case.hours end }
answer "g" { value = function(case) return "Hours: " + case.hours end }
answer "h" { value = function(case) return case.night_cover + 1 end }
