-- Answers and their exceptions, judgements, ordered choices.

local note, HIT <const>, EXCEPTION <const>, APPLIES <const>, DISPLACED <const>, WORTH <const> = host.note, 2, 3, 4, 5, 13

-- What displaces it, or nil.
local function displacer(exception, applicable)
  for _, other in ipairs(applicable) do
    if other ~= exception and other.over ~= nil and (other.over == exception.title or other.over == exception.id) then return other end
  end
  return nil
end

-- Whether two values say the same: lists and records by what they hold.
local function same(a, b)
  if type(a) ~= type(b) then return false end
  if type(a) ~= "table" then return a == b end
  for key, value in pairs(a) do
    if not same(value, b[key]) then return false end
  end
  for key in pairs(b) do
    if a[key] == nil then return false end
  end
  return true
end

local function conflict(name, one, other, place)
  fail_at(place, "conflict", name .. "\n" .. (one.title or "") .. "\n" .. (other.title or ""))
end

-- The value of the exceptions that apply and that no other displaces; a conflict where they disagree, or displace each other in a round.
local function exceptional_value(name, applicable, place, case)
  local chosen, value = nil, nil
  for _, exception in ipairs(applicable) do
    local other = displacer(exception, applicable)
    if other ~= nil then
      note(DISPLACED, exception.number, other.number)
    else
      note(WORTH, exception.number)
      local own = exception.result(case)
      if chosen == nil then
        chosen, value = exception, own
      elseif not same(own, value) then
        conflict(name, chosen, exception, place)
      end
    end
  end
  if chosen == nil then conflict(name, applicable[1], applicable[2], place) end
  return value
end

function with_exceptions(name, base, exceptions, place)
  if #exceptions == 0 then return base end
  local rules = {}
  for i, exception in ipairs(exceptions) do
    rules[i] = {
      number = i, rule = rule_id(name, exception, i), id = exception.id, title = exception.title, over = exception.over,
      when = exception.when or always, result = constant_or_function(exception.value),
    }
  end
  return function(case)
    local applicable = nil
    for i = 1, #rules do
      note(EXCEPTION, i)
      if holds(rules[i].when(case), "when", rules[i].rule, place) then
        if applicable == nil then applicable = {} end
        applicable[#applicable + 1] = rules[i]
        note(APPLIES, i)
      end
    end
    if applicable == nil then
      note(WORTH, 0)
      return base(case)
    end
    return exceptional_value(name, applicable, place, case)
  end
end

function choice_definition(name, spec, place, printed)
  local values, conditions = {}, {}
  for i, row in ipairs(spec) do values[i], conditions[i] = row[1], row.when or always end
  local first = trying(conditions, printed)
  local function fits(case, of, i, result)
    if not holds(result, "when", name, place) then return false end
    note(HIT, i)
    return true
  end
  return function(case)
    local i = first(case, fits)
    if i == nil then fail_at(place, "no_row", name) end
    return values[i]
  end
end
