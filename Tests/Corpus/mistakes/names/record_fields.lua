local function place(case)
  return { weekly = case.quote, level = "high" }
end
function stay(case)
  local made = { days = 7, weekly = case.quote }
  return made
end
answer "a" { value = function(case) return place(case).wekly end }
answer "b" {
  value = function(case)
    local found = stay(case)
    return found.day * 2
  end,
}
answer "c" { value = function(case) return { weekly = case.quote, days = 7 } end }
answer "d" { value = function(case) return case.c.weakly end }
answer "e" {
  value = function(case)
    local rates = { low = money "1.00", high = money "2.00" }
    return rates.hihg
  end,
}
