fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
fact "people" { label = "People", type = "number" }
local function each(hours, people) return 2 * (hours / people) + 1 end
answer "share" {
  title = "Share",
  value = function(case)
    local fine, result = pcall(each, case.hours, case.people)
    if fine then return result end
    return case.hours
  end,
}
answer "broken" { title = "Broken", value = function(case) return 1 + case.hours / case.people end }
answer "careful" {
  title = "Careful",
  value = function(case)
    local fine, why = pcall(function() return case.broken > 1 end)
    if not fine then return why end
    return "fine"
  end,
}
