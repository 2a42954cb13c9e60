fact "visits" {
  label = "Visits"
  type = "number",
  min = 0
  max = 20,
}
