local function heavy(case)
  local is = case.hours >= 20
end
support_levels {
  { "high", when = heavy },
  { "low" },
}
