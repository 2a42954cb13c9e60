function heavy(case) return case.hours > 20 end
answer "when" { value = function(case) return os.time() end }
answer "score" { value = function(case) return case.hours * 2 end }
