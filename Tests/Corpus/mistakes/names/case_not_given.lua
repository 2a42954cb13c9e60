local function heavy()
  return case.hours > 20
end
answer "a" { value = function() return case.hours end }
answer "b" { value = function(c) return case.hours end }
