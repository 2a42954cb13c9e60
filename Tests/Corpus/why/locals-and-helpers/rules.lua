fact "a" { label = "Apples", unit = "apples", type = "number", min = 0 }
fact "n.bath" { label = "Bathing", unit = "points", type = "number", min = 0 }
fact "n.cook" { label = "Cooking", unit = "points", type = "number", min = 0 }
fact "kinds" { label = "Kinds", type = "choices", of = { "red", "green" } }
fact "m" { label = "Income", unit = "a week", type = "money" }
fact "born" { label = "Date of birth", type = "date", personal = true }
fact "late" { label = "Paid late", type = "boolean", default = false }
fact "poor" { label = "Hardship", type = "boolean", default = false }
fact "start" { label = "Start", type = "date" }
fact "rows" { label = "Visits", default = {}, fields = { who = { type = "text", label = "Visitor" }, from = { type = "date", label = "From" }, to = { type = "date", label = "To" }, pay = { type = "money", label = "Pay" } } }
parameter "rate" { title = "Rate", per = "visit", source = "Fees order", ["2026-01-01"] = money "3.00", ["2026-06-01"] = money "3.50" }
choose "m1" { title = "Direct", labels = { x = "X", y = "Y" }, { "x", when = function(case) return includes(case.kinds, "red") and case.a >= 5 end }, { "y" } }
choose "m2" { title = "Local", labels = { x = "X", y = "Y" }, { "x", when = function(case) local k = case.kinds return includes(k, "red") and case.a >= 5 end }, { "y" } }
choose "m3" { title = "Group", labels = { x = "X", y = "Y" }, { "x", when = function(case) local n = case.n return n.bath >= 3 and not (n.cook >= 3) end }, { "y" } }
choose "m4" { title = "Helper", labels = { x = "X", y = "Y" }, { "x", when = function(case) return has(case.kinds, "red") and enough(case.a, 5) end }, { "y" } }
choose "m5" { title = "Days", labels = { x = "Soon", y = "Later" }, { "x", when = function(case) return days_between(case.on, case.start) <= 28 end }, { "y" } }
answer "m6" { title = "Tier", labels = { top = "Top", middle = "Middle", bottom = "Bottom" }, value = tier }
answer "fee" {
  title = "Fee", source = "Policy, para 1", value = money "40.00",
  except = {
    { title = "Hardship", source = "Policy, para 9", when = function(case) return case.poor end, value = money "0.00", over = "Late payment" },
    { title = "Late payment", source = "Policy, para 7", when = function(case) return case.late end, value = money "45.00" },
  },
}
answer "cost" {
  title = "Cost of visits",
  value = function(case)
    local total = money "0.00"
    for _, v in ipairs(case.rows) do
      if v.pay > money "50.00" then break end
      total = total + v.pay * days_between(v.from, v.to)
    end
    return total
  end,
}
answer "date_due" { title = "Due", value = function(case) local d = case.start if case.late then d = d + weeks(2) end return add(d, months(1), "down") end }
answer "text1" { title = "Message", value = function(case) if case.m >= money "100.00" and case.m < money "200.00" then return "Pay by instalments" end return "Pay at once" end }
routing {
  { "mid", when = function(case) if case.a < 2 then return false end if case.m > money "120.00" then return true end return case.late end, refer = "team", reason = function(case) return "Income of £" .. case.m end },
  { "helper", when = function(case) return tier(case) == "middle" and enough(case.n.bath, 3) end, refer = "nurse", reason = "Middle tier" },
  { "no", when = function(case) return not includes(case.kinds, "green") and case.born < date "1950-01-01" end, flag = true, reason = "Old and not green" },
}
