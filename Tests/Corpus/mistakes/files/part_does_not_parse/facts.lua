fact "hours" { label = "Hours", type = "number"
fact "quote" { label = "Quote", type = "money" }
function heavy(case) return case.hours > 20 end
limit = 25
fact "urgent" { label = "Urgent", type = "boolean"
