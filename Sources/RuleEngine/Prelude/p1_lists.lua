-- List helpers that authors use. A list may be nothing (a missing optional fact): then it is empty.

local list_of = host.list

function includes(list, value)
  list = list_of(list, "includes")
  for i = 1, #list do
    if list[i] == value then return true end
  end
  return false
end

function any(list, test)
  list = list_of(list, "any")
  for i = 1, #list do
    if test(list[i]) then return true end
  end
  return false
end

function all(list, test)
  list = list_of(list, "all")
  for i = 1, #list do
    if not test(list[i]) then return false end
  end
  return true
end

function count(list, test)
  list = list_of(list, "count")
  if test == nil then return #list end
  local found = 0
  for i = 1, #list do
    if test(list[i]) then found = found + 1 end
  end
  return found
end

-- A list of money adds up to money. The sum of nothing is `none`, or 0.
function sum(list, amount, none)
  list = list_of(list, "sum")
  local total = nil
  for i = 1, #list do
    local value = list[i]
    if amount ~= nil then value = amount(value) end
    if total == nil then total = value else total = total + value end
  end
  if total ~= nil then return total end
  return none or 0
end

function map(list, change)
  list = list_of(list, "map")
  local result = {}
  for i = 1, #list do result[i] = change(list[i]) end
  return result
end

function filter(list, test)
  list = list_of(list, "filter")
  local result = {}
  for i = 1, #list do
    if test(list[i]) then result[#result + 1] = list[i] end
  end
  return result
end
