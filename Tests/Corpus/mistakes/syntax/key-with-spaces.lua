fact "visits" { label = "Visits", asked of = "assessor", type = "number" }
