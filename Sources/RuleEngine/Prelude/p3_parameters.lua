-- Parameters: what was in force on the case's date, as far as it was known by the known date. Dates are whole numbers of days here.

local function revisions(entry)
  local list = {}
  for known, value in pairs(entry.revised or {}) do
    list[#list + 1] = { known = host.day_number(known), value = value }
  end
  return list
end

local function entry_of(starts, given, name, place)
  if type(given) == "table" and given[1] ~= nil then
    if given[2] ~= nil then fail_at(place, "bad_declaration", name) end
    return {
      from = starts, value = given[1], known = given.known and host.day_number(given.known),
      revised = given.revised and revisions(given),
    }
  end
  return { from = starts, value = given }
end

-- From { ["2019-04-01"] = { value, known = …, revised = … }, … } to entries by date. `pairs` is in order of keys, so dates come sorted.
local function entries_of(spec, name, place)
  local entries = {}
  for from, given in pairs(spec) do
    local starts = host.day_number(from)
    if starts ~= nil then entries[#entries + 1] = entry_of(starts, given, name, place) end
  end
  return entries
end

local function value_as_known(entry, known)
  local value = entry.value
  for _, revision in ipairs(entry.revised) do
    if known == nil or revision.known <= known then value = revision.value end
  end
  return value
end

-- Nothing where no entry is in force, or where the last one ended the parameter.
local function value_in(entries)
  local on, known = host.case_days()
  for i = #entries, 1, -1 do
    local entry = entries[i]
    if entry.from <= on and (known == nil or not entry.known or entry.known <= known) then
      if entry.revised then return value_as_known(entry, known) end
      return entry.value
    end
  end
  return nil
end

local function of_key(name, spec, place)
  local by_key = {}
  for key, dated in pairs(spec) do
    if type(dated) == "table" and type(key) == "string" then by_key[key] = entries_of(dated, name, place) end
  end
  local by = spec.by
  return function(case)
    local value = value_in(by_key[case[by] or ""] or {})
    if value == nil or value == false then fail_at(place, "parameter_not_known", name) end
    return value
  end
end

function parameter_definition(name, spec, place)
  if spec.by then return of_key(name, spec, place) end
  local entries = entries_of(spec, name, place)
  return function()
    local value = value_in(entries)
    if value == nil or value == false then fail_at(place, "parameter_not_known", name) end
    return value
  end
end
