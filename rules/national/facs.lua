-- Fair Access to Care Services, 2003 to 31 March 2015 (the end is unverified; the Care Act replaced it on 1 April 2015).
-- Each council set the lowest band that it met, so the threshold is a fact of the council and the date. Wolverhampton's, in its
-- Better Care Fund plan of 2014 (2.8), was substantial.

fact "facs_band" {
  label = "Band of need (Fair Access to Care Services)",
  of = { "critical", "substantial", "moderate", "low" },
  section = "Fair Access to Care Services",
  asked_of = "assessor",
}

fact "facs_threshold" {
  label = "Lowest band that the council meets",
  of = { "critical", "substantial", "moderate", "low" },
  help = "What the council had decided for the date of the case.",
  changeable = false,
  section = "Fair Access to Care Services",
  asked_of = "commissioner",
}

local height = { low = 1, moderate = 2, substantial = 3, critical = 4 }

answer "facs_met" {
  title = "Eligible under Fair Access to Care Services",
  letter = "Your needs are great enough for help from your council (Fair Access to Care Services)",
  source = "Fair Access to Care Services; scie.org.uk guide 33",
  value = function(case)
    return height[case.facs_band] >= height[case.facs_threshold]
  end,
}
