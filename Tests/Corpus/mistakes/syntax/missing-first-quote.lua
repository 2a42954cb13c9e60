fact "visits" {
  label = Visits a week",
  type = "number",
}
answer score" {
  value = 1,
}
