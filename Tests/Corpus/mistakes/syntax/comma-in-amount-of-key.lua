parameter "rate" { title = "Rate", ["2026-04-01"] = 1,420.00 }
parameter "cap" { title = "Cap", ["2026-04-01"] = money(1,420.00) }
fact "price" { label = "Price", type = "number", max = 49,000 }
