fact "service" { label = "Service", of = { "residential", "nursing", "advice" } }
fact "support" { label = "Support", of = { "high", "low" } }
fact "quote" { label = "Quote", unit = "a week", type = "money" }
price_bands {
  title = "Tariff", source = "Review 2023, para 19(e)", match = { "service", "support" },
  { "residential", "high", collar = "1,150.00", guide = "1,290.00", cap = "1,420.00" },
  { "residential", "low", collar = "700.00", guide = "820.00", cap = "950.00" },
  { "nursing", "high", collar = "1,300.00", guide = "1,450.00", cap = "1,600.00" },
  { "nursing", "low", collar = "900.00", guide = "1,000.00", cap = "1,100.00" },
  quoted = "quote", above_cap = "cap", below_collar = "collar",
  applies = function(case) return case.service ~= "advice" end,
}
