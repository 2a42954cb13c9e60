fact "n" { label = "N", type = "number", min = 0, step = 0.5 }
fact "kind" { label = "Kind", of = { "a", "b" }, default = "a" }
parameter "rate" { title = "Rate", per = "week", ["2026-04-01"] = { money "10.00", known = "2026-03-01", revised = { ["2026-05-02"] = money "11.00" } } }
judgement "need" { title = "Is there a need?", source = "Guidance", refer = "panel" }
local function twice(x) return x * 2 end
answer "cost" { value = function(case) return case.rate * twice(case.n) end,
  except = { { title = "Free", when = function(case) return case.kind == "b" end, value = money "0.00" } } }
answer "out" { value = function(case) return { cost = round(case.cost / 3, "half_up"), ok = case.n >= 1 and not (case.kind == "b") } end }
