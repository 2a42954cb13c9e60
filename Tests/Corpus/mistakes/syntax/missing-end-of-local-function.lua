local function heavy(case)
  return case.hours > 20

answer "a" { value = function(case) return heavy(case) end }
answer "score" { value = 1 }
