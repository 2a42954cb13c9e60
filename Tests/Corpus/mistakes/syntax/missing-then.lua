answer "a" {
  value = function(case)
    if case.hours > 3
      return 1
    elseif case.hours > 2
      return 3
    end
    return 2
  end,
}
answer "b" { value = function(case) if case.urgent return 1 end return 2 end }
