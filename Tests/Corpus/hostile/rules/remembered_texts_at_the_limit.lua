-- expect: memory_limit
-- then: memory_limit
answer "out" { value = function(case)
  local seen = {}
  for i = 1, 12000 do seen[i] = "a text that is kept but once " .. i end
  return #seen
end }
