-- List helpers that authors use. A list may be nothing (a missing optional fact): then it is empty.

function includes(list, value)
  for _, item in ipairs(list or {}) do
    if item == value then return true end
  end
  return false
end

function any(list, test)
  for _, item in ipairs(list or {}) do
    if test(item) then return true end
  end
  return false
end

function all(list, test)
  for _, item in ipairs(list or {}) do
    if not test(item) then return false end
  end
  return true
end

function count(list, test)
  if test == nil then return #(list or {}) end
  local found = 0
  for _, item in ipairs(list or {}) do
    if test(item) then found = found + 1 end
  end
  return found
end

-- A list of money adds up to money. The sum of nothing is `none`, or 0.
function sum(list, amount, none)
  local total = nil
  for _, item in ipairs(list or {}) do
    local value = item
    if amount ~= nil then value = amount(item) end
    if total == nil then total = value else total = total + value end
  end
  if total ~= nil then return total end
  return none or 0
end

function map(list, change)
  local result = {}
  for i, item in ipairs(list or {}) do result[i] = change(item) end
  return result
end

function filter(list, test)
  local result = {}
  for _, item in ipairs(list or {}) do
    if test(item) then result[#result + 1] = item end
  end
  return result
end
