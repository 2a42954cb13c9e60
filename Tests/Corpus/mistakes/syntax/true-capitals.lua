fact "visits" { label = "Visits", type = "number", required = False }
fact "carers" { label = "Carers", type = "number", required = TRUE }
answer "a" { value = function(case) return case.urgent == True end }
answer "b" { value = function(case) return case.reason == null end }
answer "c" { value = function(case) return case.reason == None end }
answer "d" { value = function(case) return case.reason ~= NULL end }
