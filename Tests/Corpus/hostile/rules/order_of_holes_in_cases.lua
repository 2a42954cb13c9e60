-- expect: ok
-- then: ok
answer "out" { value = function(case)
  local lengths, seed = {}, { 12345 }
  local function pick(n)
    seed[1] = seed[1] * 48271 % 2147483647
    return seed[1] % n + 1
  end
  for i = 1, 300 do
    local t = {}
    for j = 1, 60 do
      local what = pick(4)
      if what == 1 then t["k" .. pick(12)] = 1 elseif what == 2 then t["k" .. pick(12)] = nil
      elseif what == 3 then t[pick(10)] = 1 else t[pick(10)] = nil end
    end
    lengths[i] = #t
  end
  return table.concat(lengths, " ")
end }
