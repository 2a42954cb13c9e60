-- Section 117 of the Mental Health Act 1983 comes before everything else: aftercare is a joint duty of council and NHS, free to the
-- person. The statute gives no split between the two bodies: that is agreed locally, and is no part of the national rules.

fact "section_117" {
  label = "Section 117 aftercare",
  letter = "A right to free aftercare under section 117 of the Mental Health Act",
  of = { "yes", "no", "not_checked" },
  labels = { yes = "Yes", no = "No", not_checked = "Not checked" },
  help = "Yes until the council and the ICB have both agreed that it has ended. If nobody has looked, say not checked.",
  changeable = false,
  section = "Section 117 and eligibility",
  asked_of = "assessor",
}

fact "detained_under" {
  label = "Latest detention under the Mental Health Act 1983",
  of = { "not_known", "never", "section_2", "section_3", "section_37", "section_45a", "section_47", "section_48", "other" },
  labels = {
    not_known = "Not known",
    never = "Never detained",
    section_2 = "Section 2, for assessment",
    section_3 = "Section 3, for treatment",
    section_37 = "Section 37, hospital order",
    section_45a = "Section 45A, hospital and limitation directions",
    section_47 = "Section 47, transfer from prison",
    section_48 = "Section 48, transfer from prison on remand",
    other = "Another section",
  },
  default = "not_known",
  changeable = false,
  section = "Section 117 and eligibility",
  asked_of = "Mental Health Act office",
}

fact "aftercare_ended_by" {
  label = "Bodies that have agreed that aftercare has ended",
  type = "choices",
  of = { "council", "icb" },
  labels = { council = "Council", icb = "ICB" },
  default = {},
  changeable = false,
  section = "Section 117 and eligibility",
  asked_of = "Mental Health Act office",
}

answer "detention_gives_aftercare" {
  title = "The detention is one that leads to aftercare",
  source = "Mental Health Act 1983 s117(1)",
  value = function(case)
    return case.detained_under == "section_3" or case.detained_under == "section_37" or case.detained_under == "section_45a"
      or case.detained_under == "section_47" or case.detained_under == "section_48"
  end,
}

answer "aftercare_ended" {
  title = "Both bodies have agreed that aftercare has ended",
  source = "Mental Health Act 1983 s117(2)",
  value = function(case)
    return includes(case.aftercare_ended_by, "council") and includes(case.aftercare_ended_by, "icb")
  end,
}

-- The history is a check on the answer to "section 117?", never a replacement for it.
answer "section_117_contradicted" {
  title = "The history and the answer on section 117 disagree",
  source = "Mental Health Act 1983 s117",
  value = function(case)
    if case.section_117 == "no" then return case.detention_gives_aftercare and not case.aftercare_ended end
    if case.section_117 == "yes" then return case.aftercare_ended end
    return false
  end,
}
