fact "born" { label = "Born", type = "date" }
names = { "x", "y", "z" }
function first(list) for i, name in ipairs(list) do if i > 1 then return name end end end
answer "ages" { value = function(case)
  local out = {}
  for k, v in pairs({ a = 1, b = 2.5 }) do out[#out + 1] = k .. text(v) end
  while #out < 5 do table.insert(out, 1, "n") end
  table.sort(out, function(a, b) return a > b end)
  return out
end }
answer "out" { value = function(case)
  local ok, why = pcall(function() error("no") end)
  return { age(case.born, case.on), first(names), case.ages, why, add(case.born, months(1), "down"), sum({ 1, 2 }, function(x) return x ^ 2 end) }
end }
