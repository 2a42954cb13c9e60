parameter "rate" { title = "Rate", ["1 April 2026"] = money "1.00" }
parameter "fee" { title = "Fee", ["01/04/2026"] = money "1.00" }
parameter "toll" { title = "Toll", ["2026-4-1"] = money "1.00" }
