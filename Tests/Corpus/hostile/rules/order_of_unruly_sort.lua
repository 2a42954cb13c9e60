-- expect: ok
-- then: ok
answer "out" { value = function(case)
  local list, asked = {}, {}
  for i = 1, 50 do list[i] = i end
  table.sort(list, function(a, b)
    asked[#asked + 1] = case.n
    return #asked % 3 == 0
  end)
  return table.concat(list, " ")
end }
