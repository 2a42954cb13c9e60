-- expect: ok: ["A","A"]
-- then: ok: ["B","B"]
answer "name" { value = function(case) return case.who end }
answer "out" { value = function(case) return { case.name, case.name } end }
