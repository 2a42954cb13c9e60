fact "aftercare" { label = "Aftercare", type = "boolean", default = false }
fact "overdue" { label = "Overdue", type = "boolean", default = false }
fact "hardship" { label = "Hardship", type = "boolean", default = false }
answer "charge" {
  title = "Charge",
  value = function(case) return money "20.00" * 2 end,
  except = {
    { title = "Aftercare is free", when = function(case) return case.aftercare end, value = function(case) return money "5.00" - money "5.00" end, over = "Late payment", source = "Act s117" },
    { title = "Late payment", when = function(case) return case.overdue end, value = function(case) return money "40.00" + money "5.00" end },
  },
}
except "charge" {
  { title = "Hardship", when = function(case) return case.hardship end, value = money "10.00" },
}
