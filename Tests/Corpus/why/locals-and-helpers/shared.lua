function has(list, word) return includes(list, word) end
function enough(n, limit) if n < limit then return false end return true end
function tier(case)
  if case.a >= 10 then return "top" end
  if case.a >= 5 then return "middle" end
  return "bottom"
end
