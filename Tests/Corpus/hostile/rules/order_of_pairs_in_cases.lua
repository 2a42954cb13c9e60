-- expect: ok: "1=A a=1 b=2 c=3"
-- then: ok: "1=B a=1 b=2 c=3"
answer "out" { value = function(case)
  local seen = {}
  for k, v in pairs({ c = 3, a = 1, [1] = case.who, b = 2 }) do seen[#seen + 1] = text(k) .. "=" .. text(v) end
  return table.concat(seen, " ")
end }
