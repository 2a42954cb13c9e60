-- What each level of support means. The first line that is true is the level, so the order matters.
-- Review 2023, para 16: high, medium and low needs "are not systematically defined". Every figure here is a sample.

support_levels {
  title = "Support level",
  source = "Mental Health Commissioning Review 2023, paras 16 and 17(b); sample values",
  labels = {
    intensive = "Intensive support",
    high = "High support",
    medium = "Medium support",
    low = "Low support",
  },
  { "intensive", when = function(case) return case.one_to_one_hours >= 40 or case.need_score >= 45 end },
  { "high", when = function(case)
    return case.one_to_one_hours >= 20
      or (case.night_cover == "waking" and case.risk == "high")
      or case.need_score >= 35
  end },
  { "medium", when = function(case)
    return case.one_to_one_hours >= 7 or case.night_cover == "waking" or case.need_score >= 15
  end },
  { "low" },
}
