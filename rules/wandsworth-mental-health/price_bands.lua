-- The cap and collar for each service and level, a week. Every figure is a sample, in the pattern of the review's para 19(e).
-- A cap is a point for scrutiny, never a ceiling: the gap above it is negotiated, and charged to nobody.
--
-- To change a cap: change it here, raise `version` in rulebook.lua, and run `tariff check`.

-- Nursing bands are without NHS-funded nursing care, so a quote that includes it is compared without it.
answer "quote_without_fnc" {
  title = "The quote without NHS-funded nursing care",
  unit = "a week",
  value = function(case)
    if case.fnc_applies and case.quote_includes_fnc then
      return max(case.quoted_price - case.fnc_weekly, money "0.00")
    end
    return case.quoted_price
  end,
}

price_bands {
  title = "Tariff",
  source = "Mental Health Commissioning Review 2023, para 19(e); sample values",
  per = "week",
  match = { "service", "support_level" },
  applies = function(case) return case.tariff_given end,

  { "residential", "low", collar = "640.00", guide = "720.00", cap = "810.00", sample = true },
  { "residential", "medium", collar = "880.00", guide = "990.00", cap = "1,130.00", sample = true },
  { "residential", "high", collar = "1,150.00", guide = "1,290.00", cap = "1,420.00", sample = true },
  { "residential", "intensive", collar = "1,480.00", guide = "1,700.00", cap = "1,950.00", sample = true },

  -- Without NHS-funded nursing care.
  { "nursing", "low", collar = "760.00", guide = "850.00", cap = "950.00", sample = true },
  { "nursing", "medium", collar = "960.00", guide = "1,070.00", cap = "1,190.00", sample = true },
  { "nursing", "high", collar = "1,210.00", guide = "1,350.00", cap = "1,490.00", sample = true },
  { "nursing", "intensive", collar = "1,540.00", guide = "1,780.00", cap = "2,050.00", sample = true },

  { "supported_living", "low", collar = "230.00", guide = "310.00", cap = "390.00", sample = true },
  { "supported_living", "medium", collar = "420.00", guide = "600.00", cap = "790.00", sample = true },
  { "supported_living", "high", collar = "860.00", guide = "1,080.00", cap = "1,310.00", sample = true },
  { "supported_living", "intensive", collar = "1,380.00", guide = "1,750.00", cap = "2,200.00", sample = true },

  { "floating_support", "low", collar = "45.00", guide = "70.00", cap = "105.00", sample = true },
  { "floating_support", "medium", collar = "120.00", guide = "195.00", cap = "290.00", sample = true },
  { "floating_support", "high", collar = "330.00", guide = "450.00", cap = "580.00", sample = true },
  { "floating_support", "intensive", collar = "640.00", guide = "860.00", cap = "1,100.00", sample = true },

  quoted = "quote_without_fnc",
  above_cap = "cap",
  below_collar = "quoted",
}
