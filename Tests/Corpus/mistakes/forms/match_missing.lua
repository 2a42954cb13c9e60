price_bands {
  quoted = "quote",
  { "none", true, collar = "1.00", guide = "2.00", cap = "3.00" },
  { "none", false, collar = "1.00", guide = "2.00", cap = "3.00" },
  { "waking", true, collar = "1.00", guide = "2.00", cap = "3.00" },
  { "waking", false, collar = "1.00", guide = "2.00", cap = "3.00" },
}
