-- Answers and their exceptions, judgements, ordered choices.

local function is_displaced(exception, applicable)
  for _, other in ipairs(applicable) do
    if other.over ~= nil and (other.over == exception.title or other.over == exception.id) then return true end
  end
  return false
end

-- The value of the exceptions that apply and that no other displaces; a conflict where they disagree.
local function exceptional_value(name, applicable, case)
  local chosen, value = nil, nil
  for _, exception in ipairs(applicable) do
    if not is_displaced(exception, applicable) then
      local own = exception.result(case)
      if chosen == nil then
        chosen, value = exception, own
      elseif own ~= value then
        host.fail("conflict", name .. "\n" .. (chosen.title or "") .. "\n" .. (exception.title or ""))
      end
    end
  end
  return value
end

function with_exceptions(name, base, exceptions)
  if #exceptions == 0 then return base end
  local rules = {}
  for i, exception in ipairs(exceptions) do
    rules[i] = {
      id = exception.id, title = exception.title, over = exception.over,
      when = exception.when or function() return true end, result = constant_or_function(exception.value),
    }
  end
  return function(case)
    local applicable = nil
    for i = 1, #rules do
      if rules[i].when(case) then
        if applicable == nil then applicable = {} end
        applicable[#applicable + 1] = rules[i]
      end
    end
    if applicable == nil then return base(case) end
    return exceptional_value(name, applicable, case)
  end
end

function choice_definition(name, rows)
  return function(case)
    for i = 1, #rows do
      local when = rows[i].when
      if when == nil or when(case) then return rows[i][1] end
    end
    host.fail("no_row", name)
  end
end
