fact "visits" ( label = "Visits", type = "number" )
