answer "a" {
  value = function(case)
    local n = 0
    n++
    if case.urgent then n += 1 end
    n -= 2
    n--
    return n
  end,
}
