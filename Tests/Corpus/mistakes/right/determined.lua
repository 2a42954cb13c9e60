fact "agreed_price" { label = "Agreed price", type = "money", determined = "price", required = false, changeable = false }
answer "weekly" {
  value = function(case)
    if case.agreed_price ~= nil then return case.agreed_price end
    return case.quote
  end,
}
