-- expect: ok: 4000
-- then: ok: 4000
-- Both make the same texts: the second finds those of the first, and must not notice.
answer "out" { value = function(case)
  local seen = {}
  for i = 1, 4000 do seen["text " .. i] = true end
  local n = 0
  for _ in pairs(seen) do n = n + 1 end
  return n
end }
