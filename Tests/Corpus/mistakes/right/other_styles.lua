fact "visits" { label = "Visits", type = "number",
  min = 0 }
support_levels {
{ "high", when = function(case)
return case.hours >= 20
end },
    { "medium",
when = function(case) if case.urgent then return true else if case.hours > 7 then
    return true end end return false end },
  { "low" } }
answer "listed" { value = function(case)
  local list = {} for _, offer in ipairs(case.offers) do
list[#list + 1] = offer.provider
      end return #list end }
