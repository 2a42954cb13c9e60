answer "tags" { value = function(case) return { "a", "b" } end }
answer "a" { value = function(case) return case.tags == { "a" } end }
answer "b" { value = function(case) return {} ~= case.tags end }
answer "c" { value = function(case) return case.tags == case.tags end }
