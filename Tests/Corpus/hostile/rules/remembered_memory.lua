-- expect: memory_limit
-- then: ok: 2
answer "out" { value = function(case)
  local list = {}
  while case.n == 1 do list[#list + 1] = { "a text " .. #list } end
  return case.n
end }
