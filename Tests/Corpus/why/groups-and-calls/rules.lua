function gap(case, a, b) return a - b end
function pts(visits, base) return base * 2 end
choose "tier" { title = "Tier", labels = { y = "Yes tier", z = "Zed" },
  { "y", when = function(case)
      local function heavy() return case.hours > 2 end
      return case.nights > 10 or heavy() end },
  { "z" } }
answer "t2" { title = "T two", value = function(case)
  local function heavy() return case.hours > 2 end
  if case.nights > 10 or heavy() then return "full" end
  return "part"
end }
answer "fee" { title = "Fee", unit = "a week", value = function(case)
  return money "1.00" * gap(case, case.hours, case.nights) end }
answer "grp" { title = "Grp", value = function(case)
  local t = { needs = case.pain }
  local n = t.needs
  return n.mobility + 1
end }
answer "ca" { title = "Ca", value = function(case)
  local n = case.pain
  local function f(p) return p.mobility * 2 end
  local function g(n) return n.mobility + 1 end
  return f(n) + g(n) end }
answer "ch" { title = "Charge points", value = function(case)
  local x = gap(case, case.hours, case.nights)
  return x + case.days end }
answer "lp" { title = "Loop", value = function(case)
  local total = 0
  for i = 1, 2 do
    local h = (i == 1) and case.hours or 3
    total = total + h
  end
  return total end }
answer "dbl" { title = "Dbl", value = function(case)
  local total = 0
  for i = 1, 2 do
    local h
    if i == 1 then h = case.hours else h = case.days end
    local k = h
    if k > 1 then total = total + k end
  end
  return total end }
answer "z1" { title = "Z one", value = function(case) return case.mobility + 0 end }
