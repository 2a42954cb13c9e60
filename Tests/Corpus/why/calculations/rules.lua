fact "a" { label = "Apples", unit = "apples", type = "number", min = 0 }
fact "b" { label = "Bananas", unit = "bananas", type = "number", min = 0 }
fact "c" { label = "Cherries", unit = "cherries", type = "number", min = 0 }
fact "d" { label = "Dates", unit = "dates", type = "number", min = 0 }
fact "e" { label = "Sick", type = "boolean" }
fact "kinds" { label = "Kinds", type = "choices", of = { "red", "green" } }
fact "m" { label = "Income", unit = "a week", type = "money" }
fact "rows" { label = "Visits", default = {}, fields = { who = { type = "text", personal = true, label = "Visitor" }, born = { type = "date", label = "Born" }, hours = { type = "number", label = "Hours of help", unit = "hours" } } }
parameter "most" { title = "Most fruit", unit = "pieces", source = "Fruit Act s1", ["2026-01-01"] = { small = 5, large = 9 } }
choose "level" {
  title = "Level", labels = { five = "Five", other = "Other" },
  { "five", when = function(case) return case.a > 1 and case.b > 2 and case.c > 3 and case.d > 4 and case.e end },
  { "other" },
}
local function big(n) return n > 3 end
answer "a1" { title = "Local group", value = function(case) local k = case.kinds return includes(k, "red") and case.a >= 2 end }
answer "a2" { title = "Loop total", unit = "hours", value = function(case) local t = 0 for _, r in ipairs(case.rows) do if r.hours > 10 then break end t = t + r.hours end return t end }
answer "a3" { title = "Helper over list", value = function(case) return any({ case.a, case.b }, big) end }
answer "a4" { title = "Double negative", value = function(case) return not (not case.e) end }
answer "a5" { title = "Product", unit = "a year", value = function(case) return case.m * 52 end }
answer "a6" { title = "Limit by record", value = function(case) return case.a + case.b > case.most.large end }
answer "a7" { title = "Eldest is adult", value = function(case) return any(case.rows, function(r) return age(r.born, case.on) >= 18 end) end }
answer "a8" { title = "Band text", value = function(case) if case.m < money "100.00" then return "low" elseif case.m < money "200.00" then return "middle" else return "high" end end }
routing {
  { "five", when = function(case) return case.a > 1 and case.b > 2 and case.c > 3 and case.d > 4 and case.e end, refer = "boss", reason = "Five things" },
  { "hours", when = function(case) return count(case.rows, function(r) return r.hours > 2 end) >= 2 end, refer = "boss", reason = "Many long visits" },
  { "notall", when = function(case) return not (case.a > 5 or case.b > 5) end, reason = "Few of both" },
}
answer "b1" { title = "Visit days", value = function(case) return any(case.rows, function(r) return days_between(r.born, case.on) > 9000 end) end }
answer "b2" { title = "Capped hours", unit = "hours", value = function(case) local r = case.rows[1] if r == nil then return 0 end return min(r.hours, case.a) end }
answer "b3" { title = "Whole function", value = function(case) local function inner(x) local function deeper(y) return y + case.a end return deeper(x) * 2 end return inner(case.b) end }
answer "b4" { title = "Ratio", unit = "%", value = function(case) return round(case.a / case.b * 100, half_up_to_multiple_of(0.1)) end }
answer "b5" { title = "Early", labels = { yes = "Early payment", no = "Late payment" }, value = function(case) if case.e then return true end return false end }
answer "b6" { title = "Advice", value = function(case) local words = "You have " .. case.a .. " apples" if case.a > 1 and not case.e then words = words .. " and are well" end return words end }
answer "b7" { title = "Sum over list", unit = "hours", value = function(case) return sum(case.rows, function(r) return r.hours end) end }
answer "b8" { title = "How many long", value = function(case) return count(case.rows, function(r) return r.hours > 3 end) end }
