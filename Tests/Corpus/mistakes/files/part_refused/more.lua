answer "double" { value = function(case) return case.score * 2 end }
answer "triple" { value = function(case) return case.scroe * 2 end }
