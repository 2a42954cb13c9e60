-- expect: ok: 300
-- then: ok: 300
-- Ratios that fit no word are kept once.
answer "out" { value = function(case)
  local seen, n = {}, 0
  for i = 1, 300 do seen[1 / (4294967296 * 3 + i)] = i end
  for _ in pairs(seen) do n = n + 1 end
  return n
end }
