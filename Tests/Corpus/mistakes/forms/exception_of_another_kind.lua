answer "charge" {
  value = function(case) return case.quote end,
  except = {
    { title = "Free", when = function(case) return case.urgent end, value = 0 },
    { title = "Half", when = function(case) return not case.urgent end, value = function(case) return case.hours / 2 end },
    { title = "None", when = function(case) return case.hours == 1 end, value = money "0.00" },
  },
}
answer "full" { value = function(case) return case.hours > 5 end }
except "full" { { title = "Always", when = function(case) return case.urgent end, value = "yes" } }
answer "rate" {
  value = function(case) return case.quote end,
  except = {
    { title = "Nothing", when = function(case) return case.urgent end, value = "0.00" },
    { title = "Unknown", when = function(case) return case.urgent end, value = "not known" },
  },
}
