answer "a" { value = function(case) return case.hours > 3 AND case.urgent end }
answer "b" { value = function(case) return case.hours > 3 OR case.urgent end }
answer "c" { value = function(case) return NOT case.urgent end }
answer "d" { value = function(case) if case.hours > 3 And case.urgent then return 1 end return 2 end }
