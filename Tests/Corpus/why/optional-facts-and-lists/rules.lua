fact "consent" { label = "Landlord’s consent", type = "boolean", required = false }
fact "a" { label = "Apples", unit = "apples", type = "number" }
fact "nights" { label = "Nights", unit = "nights", type = "number", required = false }
fact "kinds" { label = "Benefits", type = "choices", of = { "pip", "esa" }, labels = { pip = "PIP", esa = "ESA" } }
fact "town" { label = "Town", type = "text", required = false }
fact "start" { label = "Start", type = "date", required = false }
fact "grade" { label = "NHS grade", of = { "A", "b_plus" }, labels = { b_plus = "B plus" } }
fact "m" { label = "Balance", type = "money" }
fact "offers" { label = "Offers", default = {}, fields = { who = { type = "text", label = "Home" }, price = { type = "money", label = "Price", unit = "a week" }, ok = { type = "boolean", label = "Suitable" }, when = { type = "date", label = "Free from", required = false } } }
parameter "cut" { title = "Cut-off", ["2026-01-01"] = money "10,000.00" }
judgement "safe" { title = "Is the home safe?", refer = "fire officer", of = { "safe", "unsafe", "with_work" }, labels = { with_work = "Safe with work" } }
choose "k1" { title = "Consent", labels = { pip = "PIP claimant", no = "No PIP" }, { "pip", when = function(case) return case.consent ~= true and includes(case.kinds, "pip") end }, { "no" } }
choose "k2" { title = "Nil guard", labels = { x = "Many nights", y = "Few nights" }, { "x", when = function(case) return case.nights ~= nil and case.nights > 1 end }, { "y" } }
choose "k3" { title = "How many kinds", labels = { x = "Several benefits", y = "One or none" }, { "x", when = function(case) return #case.kinds > 1 and case.kinds[1] == "pip" end }, { "y" } }
choose "k4" { title = "Town check", labels = { x = "Local", y = "Away" }, { "x", when = function(case) return case.town ~= nil and starts_with(string.lower(case.town), "wands") end }, { "y" } }
choose "k5" { title = "Cheapest", labels = { x = "Cheaper offer", y = "No cheaper offer" }, {
  "x", when = function(case)
    local best
    for _, o in ipairs(case.offers) do
      if o.ok and (best == nil or o.price < best.price) then best = o end
    end
    return best ~= nil and best.price < case.m
  end }, { "y" } }
choose "k6" { title = "All fine", labels = { x = "All suitable", y = "Some not suitable" }, { "x", when = function(case) return all(case.offers, function(o) return o.ok and o.price <= case.cut end) end }, { "y" } }
choose "k7" { title = "Start", labels = { x = "Starts today", y = "Another day" }, { "x", when = function(case) return case.start == case.on end }, { "y" } }
choose "k8" { title = "Grade", labels = { x = "Grade A", y = "Other grade" }, { "x", when = function(case) return case.grade == "A" or (case.m < money "0.00" and not includes(case.kinds, "esa")) end }, { "y" } }
choose "k9" { title = "Exactly", labels = { x = "Even", y = "Odd" }, { "x", when = function(case) return case.a % 2 == 0 and case.a ~= 4 end }, { "y" } }
answer "ans" { title = "Safety", value = function(case) if case.safe == "safe" then return "no work" end if case.safe == "with_work" and case.m > money "0.00" then return "some work" end return "stop" end }
routing { { "x", when = function(case) return any(case.offers, function(o) return any(case.kinds, function(k) return k == "esa" end) and o.price > money "900.00" end) end, refer = "team", reason = "Dear offer" },
 { "y", when = function(case) return case.a < 1000 and not case.consent end, refer = "landlord team", reason = "No consent" } }
