function is_fewer(case, a, b) return a < b and case.days > 0 end
function v_less(hours, v) return v.hours >= hours end
function shade(hours) for hours = 3, 3 do if hours > 1 then return true end end return false end
function over(hours) return hours > 10 end
choose "tier" { title = "Tier", labels = { y = "Yes tier" },
  { "y", when = function(case) return is_fewer(case, case.nights, case.hours) end },
  { "z" } }
choose "tier2" { title = "Tier two",
  { "x", when = function(case) local big = case.nights > 10 or over(11); return big end },
  { "z" } }
answer "shade_a" { title = "Shade", value = function(case) if shade(case.hours) then return 1 end return 2 end }
answer "field_a" { title = "Field", value = function(case)
  return any(case.visits, function(v) return v_less(case.hours, v) end) end }
answer "lit" { title = "Lit", value = function(case) return over(11) end }
answer "fee" { title = "Fee", unit = "a week", value = function(case)
  local rate = case.hours
  if case.nights >= 2 then return money "10.00" end
  return money "1.00" * rate
end }
