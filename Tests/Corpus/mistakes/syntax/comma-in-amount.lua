price_bands {
  match = { "urgent" },
  { true, collar = 1,150.00, guide = 1,290.00, cap = 1,420.00 },
  { false, collar = "1.00", guide = "2.00", cap = 3 },
}
