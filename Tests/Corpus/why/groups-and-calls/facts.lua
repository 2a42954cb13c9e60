fact "hours" { label = "Hours of help", type = "number", unit = "hours a week" }
fact "nights" { label = "Nights", type = "number", unit = "nights a week" }
fact "days" { label = "Day visits", type = "number", unit = "days" }
fact "mobility" { label = "Mobility in the street", type = "number" }
fact "needs.mobility" { label = "Mobility need", type = "number", min = 0, max = 50 }
fact "pain.mobility" { label = "Pain when moving", type = "number", min = 0, max = 50 }
fact "visits" { label = "Visits", type = "records", fields = { hours = { type = "number", unit="hours" }, nights = { type = "number"} } }
