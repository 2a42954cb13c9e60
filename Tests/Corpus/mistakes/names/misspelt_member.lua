answer "a" { value = function(case) return case.needs.mobilty + case.needs.skin end }
