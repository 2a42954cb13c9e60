answer "one" { value = function(case) return case.two + 1 end }
answer "two" {
  value = function(case)
    local third = case.three
    return third * 2
  end,
}
local function half(case) return case.one / 2 end
answer "three" { value = function(case) return half(case) end }
answer "itself" { value = function(case) if case.urgent then return case.itself end return 1 end }
support_levels {
  { "high", when = function(case) return case.score > 5 end },
  { "low" },
}
answer "score" { value = function(case) if case.support_level == "high" then return 5 end return 1 end }
