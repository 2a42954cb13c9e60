answer "a" { value = function(case) return case.night_cover in { "none", "waking" } end }
