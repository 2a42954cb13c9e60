anwser "a" { value = 1 }
support_level { { "low" } }
