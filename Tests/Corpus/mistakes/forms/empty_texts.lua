price_bands {
  match = { "urgent" },
  { true, collar = "1.00", guide = "2.00", cap = "" },
  { false, collar = "", guide = "", cap = "" },
}
