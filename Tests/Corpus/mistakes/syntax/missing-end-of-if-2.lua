answer "a" {
  value = function(case)
    local n = 0
    if case.urgent then
      n = 1
    for _, offer in ipairs(case.offers) do
      n = n + 1
    end
    return n
  end,
}

answer "score" { value = 1 }
