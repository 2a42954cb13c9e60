-- expect: frozen | refused | wrong_kind
-- then: frozen | refused | wrong_kind
answer "out" { value = function(case)
  function string.upper(s) return case.who end
  return ("x"):upper()
end }
