parameter "rate" {
  title = "Rate",
  ["2026-04-01"] = { money "1.00", known = "2026-03-01", revised = { ["2026-02-01"] = money "2.00" } },
  ["2027-04-01"] = { money "1.00", known = "2027-03-01", revised = { ["2027-03-01"] = money "2.00" } },
  ["2028-04-01"] = { money "1.00", known = "2028-06-01", revised = { ["2028-07-01"] = money "2.00" } },
}
