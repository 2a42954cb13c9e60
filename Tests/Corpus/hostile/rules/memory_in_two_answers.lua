-- expect: memory_limit
-- then: memory_limit
-- Each by itself would fit.
answer "first" { value = function(case)
  local list = {}
  for i = 1, 8000 do list[i] = { i } end
  return list
end }
answer "second" { value = function(case)
  local list = {}
  for i = 1, 8000 do list[i] = { i } end
  return list
end }
answer "out" { value = function(case) return #case.first + #case.second end }
