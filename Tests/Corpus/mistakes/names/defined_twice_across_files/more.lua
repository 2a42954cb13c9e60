fact "hours" { label = "Hours", type = "number" }
answer "score" { value = 2 }
