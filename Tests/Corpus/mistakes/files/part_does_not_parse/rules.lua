answer "score" { value = function(case) return case.hours * 2 end }
answer "dear" { value = function(case) return case.quote > money "5.00" and heavy(case) and case.hours > limit end }
answer "rush" { value = function(case) return case.urgent == 1 end }
answer "wrong" { value = function(case) return case.huors end }
answer "nothing" { value = function(case) return havy(case) end }
