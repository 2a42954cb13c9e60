answer "a" { value = function(case) return round(2.345, "half_up", 2) end }
answer "b" { value = function(case) return contains("abc", "b", true) end }
answer "c" { value = function(case) return sum({ 1, 2 }, function(n) return n end, 0, 1) end }
