-- The need score: twelve domains of 0 to 5 points, and points for co-occurring substance use (review 2023, para 20).

parameter "substance_use_points" {
  title = "Points for co-occurring substance use",
  unit = "points",
  sample = true,
  source = "Sample; Mental Health Commissioning Review 2023, para 20",
  ["2026-04-01"] = 3,
}

answer "need_score" {
  title = "Need score",
  unit = "points",
  source = "Sample scale; Mental Health Commissioning Review 2023, para 17(b)",
  value = function(case)
    local score = case.needs.self_care + case.needs.daily_living + case.needs.physical_health + case.needs.mobility
      + case.needs.medication + case.needs.mood + case.needs.unusual_experiences + case.needs.memory_and_thinking
      + case.needs.behaviour + case.needs.relationships + case.needs.occupation + case.needs.home_and_money
    if case.cooccurring_substance_use then score = score + case.substance_use_points end
    return score
  end,
}
