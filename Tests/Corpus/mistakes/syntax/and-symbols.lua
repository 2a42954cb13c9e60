answer "a" { value = function(case) return case.hours > 3 && case.urgent end }
answer "b" { value = function(case) return case.hours > 3 || case.urgent end }
answer "c" { value = function(case) return !case.urgent end }
answer "d" { value = function(case) return case.hours > 3 & case.urgent end }
