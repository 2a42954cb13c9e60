judgement "primary_health_need" { title = "Is there a primary health need?", source = "National Framework", refer = "ICB team" }
answer "package" {
  title = "Package",
  value = function(case)
    if case.primary_health_need then return "health" end
    return "social care"
  end,
}
