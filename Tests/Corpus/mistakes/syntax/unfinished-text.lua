fact "visits" {
  label = "Visits,
  type = "number",
}
fact "carers" { label = 'Carers", type = "number" }
