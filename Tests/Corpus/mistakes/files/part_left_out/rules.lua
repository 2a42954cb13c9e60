answer "score" { value = function(case) return case.hours * 2 end }
answer "dear" { value = function(case) return case.quote > money "5.00" end }
answer "cover" { value = function(case) return case.night_cover == "waking" end }
answer "wrong" { value = function(case) return case.huors end }
