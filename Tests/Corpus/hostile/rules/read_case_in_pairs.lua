-- expect: bad_argument | refused | dynamic_read | wrong_kind
-- then: bad_argument | refused | dynamic_read | wrong_kind
answer "out" { value = function(case)
  local seen = {}
  for name in pairs(case) do seen[#seen + 1] = name end
  return seen
end }
