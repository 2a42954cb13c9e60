-- expect: ok: 200
-- then: ok: 3
-- A stack that has grown serves the next case, which must not see how far.
answer "out" { value = function(case)
  local function down(n) if n == 0 then return 0 end return 1 + down(n - 1) end
  if case.who == "A" then return down(200) end
  return down(3)
end }
