fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
fact "urgent" { label = "Urgent", type = "boolean" }
fact "alone" { label = "Lives alone", type = "boolean" }
fact "never_read" { label = "Never read", type = "boolean" }
answer "priority" {
  title = "Priority",
  value = function(case)
    if case.urgent and case.never_read or not case.alone and case.hours > 10 then return "first" end
    if (case.hours > 30 or case.alone) and case.hours >= 20 then return "second" end
    return case.alone and case.hours > 5 and "third" or "last"
  end,
}
