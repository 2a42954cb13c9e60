-- case: "hours": 4
answer "a" { value = function(case)
  local words = split_text("a;b", ";")
  return sum(words)
end }
routing { { "x", when = function(case) return case.a > case.hours end, reason = "X" } }
