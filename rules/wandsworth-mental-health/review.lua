-- First review eight weeks after the placement starts, then at least yearly.

parameter "first_review_weeks" {
  title = "First review after the placement starts",
  unit = "weeks",
  source = "Care Act statutory guidance: six to eight weeks",
  ["2026-04-01"] = 8,
}

answer "review_by" {
  title = "Review by",
  letter = "We have to review your support by",
  source = "Care Act 2014 s27",
  value = function(case)
    if not case.tariff_given then return nil end
    -- A review on 29 February is followed by one on 28 February.
    if case.last_review ~= nil then return add(case.last_review, years(1), "down") end
    if case.placement_starts ~= nil then return case.placement_starts + weeks(case.first_review_weeks) end
    return case.on + weeks(case.first_review_weeks)
  end,
}

answer "review_overdue" {
  title = "The review is overdue",
  value = function(case) return case.last_review ~= nil and case.review_by < case.on end,
}
