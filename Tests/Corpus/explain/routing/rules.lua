fact "born" { label = "Date of birth", type = "date" }
fact "resident" { label = "Lives in the borough", type = "boolean" }
answer "age_at_start" { title = "Age", value = function(case) return age(case.born, case.on) end }
routing {
  { "not_resident", when = function(case) return not case.resident end, decline = true, reason = "The person lives outside the borough" },
  {
    "young", when = function(case) return case.age_at_start < 18 end, flag = true, refer = "children's services",
    reason = function(case) return "The person is " .. case.age_at_start end, source = "Policy, para 2",
  },
  { "any", reason = "The age is known" },
}
