-- What we ask about the service, its price and the other offers.

-- Service ---------------------------------------------------------------------------------------------------------------

fact "service" {
  label = "Kind of service",
  of = { "residential", "nursing", "supported_living", "floating_support" },
  labels = {
    residential = "Residential care",
    nursing = "Nursing care",
    supported_living = "Supported living",
    floating_support = "Floating support",
  },
  section = "Service",
  asked_of = "brokerage",
}

fact "provider" {
  label = "Provider",
  type = "text",
  help = "Its number in the list of providers, for example P-014.",
  section = "Service",
  asked_of = "brokerage",
}

fact "route" {
  label = "How the place is bought",
  of = { "block", "framework", "spot" },
  labels = { block = "Block contract", framework = "Framework", spot = "Spot purchase" },
  section = "Service",
  asked_of = "brokerage",
}

fact "area" {
  label = "Postcode area of the service",
  type = "text",
  required = false,
  help = "For the heat map of placements (review 2023, para 21(d)); no rule reads it.",
  section = "Service",
  asked_of = "brokerage",
}

fact "out_of_borough" {
  label = "The service is outside the borough",
  type = "boolean",
  default = false,
  section = "Service",
  asked_of = "brokerage",
}

fact "quoted_price" {
  label = "Quote",
  unit = "a week",
  type = "money",
  min = money "0.00",
  section = "Service",
  asked_of = "brokerage",
}

fact "quote_includes_fnc" {
  label = "The quote includes NHS-funded nursing care",
  type = "boolean",
  help = "Asked for nursing homes where NHS-funded nursing care is paid. The NHS pays it straight to the home.",
  section = "Service",
  asked_of = "brokerage",
}

fact "nights_a_week" {
  label = "Nights of cover",
  unit = "nights a week",
  type = "number",
  min = 0,
  max = 7,
  step = 1,
  default = 7,
  section = "Service",
  asked_of = "brokerage",
}

fact "people_sharing_nights" {
  label = "People who share the night cover",
  unit = "people",
  type = "number",
  min = 1,
  max = 20,
  step = 1,
  default = 1,
  section = "Service",
  asked_of = "brokerage",
}

fact "placement_starts" {
  label = "The placement starts",
  type = "date",
  required = false,
  help = "Left out, it is the date of the case.",
  section = "Service",
  asked_of = "brokerage",
}

fact "last_review" {
  label = "Latest review",
  type = "date",
  required = false,
  help = "Leave out before the first review.",
  section = "Service",
  asked_of = "assessor",
}

fact "other_components" {
  label = "Parts of the package beside the placement",
  type = "records",
  fields = {
    name = { label = "Name", type = "text" },
    weekly = { label = "Cost", unit = "a week", type = "money", min = money "0.00" },
    arises_from = {
      label = "What the need arises from",
      of = { "mental_disorder", "physical_health", "social_care" },
    },
  },
  default = {},
  help = "Needs that do not arise from the mental disorder are paid for differently, so they are listed apart.",
  section = "Service",
  asked_of = "assessor",
}

-- Offers ----------------------------------------------------------------------------------------------------------------

fact "offers" {
  label = "Offers",
  type = "records",
  fields = {
    provider = { label = "Provider", type = "text" },
    weekly = { label = "Price", unit = "a week", type = "money", min = money "0.00" },
    suitable = { label = "Suitable for the person", type = "boolean" },
    result = { label = "Result", of = { "proposed", "refused" } },
    reason = { label = "Reason", type = "text", required = false },
  },
  default = {},
  personal = true,
  help = "The proposed place and each one refused, with the reason.",
  section = "Offers",
  asked_of = "brokerage",
}

fact "rationale" {
  label = "Why this placement, and which other interventions were explored",
  type = "text",
  required = false,
  personal = true,
  help = "Needed for an expensive placement (Wolverhampton 2012, C4).",
  section = "Offers",
  asked_of = "assessor",
}

fact "person_chose_dearer_place" {
  label = "The person chose this place over a suitable one within the cap",
  type = "boolean",
  default = false,
  help = "Only if that other place was really offered and was available.",
  section = "Offers",
  asked_of = "assessor",
}
