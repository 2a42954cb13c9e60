fact "a" { label = "Apples", unit = "apples", type = "number" }
fact "b" { label = "Bananas", unit = "bananas", type = "number" }
fact "d" { label = "Discharge", type = "date", required = false }
local function at_least(limit) return function(points) return points >= limit end end
choose "o1" { title = "Plain or", { "x", when = function(case) return case.a >= 10 or case.b >= 5 end }, { "y" } }
choose "o2" { title = "Or any", { "x", when = function(case) return case.a >= 10 or any({ case.a, case.b }, function(n) return n >= 5 end) end }, { "y" } }
choose "o3" { title = "Local flag", { "x", when = function(case) local big = case.a >= 10 return big or case.b >= 5 end }, { "y" } }
choose "o4" { title = "Any only", { "x", when = function(case) return any({ case.a, case.b }, at_least(5)) end }, { "y" } }
choose "o5" { title = "Guarded date", { "x", when = function(case) local soon = case.d ~= nil and days_between(case.on, case.d) <= 28 return soon or case.b >= 5 end }, { "y" } }
choose "o6" { title = "Early return", { "x", when = function(case) if case.a >= 10 then return true end if case.b >= 5 then return true end return false end }, { "y" } }
choose "o7" { title = "Nested", { "x", when = function(case) local function fruit() return case.a + case.b end return fruit() > 6 and not (case.a > 4 or case.b > 9) end }, { "y" } }
