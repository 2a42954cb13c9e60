answer "a" {
  value = function(case)
    if case.urgent then return 1 end
    end
    return 2
  end,
}
