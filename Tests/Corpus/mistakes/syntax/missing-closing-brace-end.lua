fact "carers" {
  label = "Carers",
  type = "number",
}

fact "visits" {
  label = "Visits",
  type = "number",
