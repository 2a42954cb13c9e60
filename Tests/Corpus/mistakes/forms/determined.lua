fact "agreed_price" { label = "Agreed price", type = "money", determined = "price" }
fact "agreed_cost" { label = "Agreed cost", type = "money", determined = "cost" }
fact "agreed_hours" { label = "Agreed hours", type = "number", determined = "price" }
fact "agreed_rate" {
  label = "Agreed rate", type = "money", determined = "price", required = true, default = money "1.00", asked_of = "ICB", changeable = true,
}
fact "agreed_parts" { label = "Agreed parts", fields = { weekly = { type = "money", determined = "price" } } }
fact "agreed_words" { label = "Agreed words", type = "money", determined = true }
