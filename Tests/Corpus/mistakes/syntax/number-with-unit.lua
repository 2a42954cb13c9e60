fact "visits" { label = "Visits", type = "number", max = 20h }
