-- Parameters: what was in force on the case's date, as far as it was known by the known date.

local function revisions(entry)
  local list = {}
  for known, value in pairs(entry.revised or {}) do
    list[#list + 1] = { known = host.parse_date(known), value = value }
  end
  return list
end

-- From { ["2019-04-01"] = { value, known = …, revised = … }, … } to entries by date. `pairs` is in order of keys, so dates come sorted.
local function entries_of(spec)
  local entries = {}
  for from, given in pairs(spec) do
    local starts = type(from) == "string" and host.parse_date(from)
    if starts then
      if type(given) == "table" and given[1] ~= nil then
        entries[#entries + 1] = { from = starts, value = given[1], revised = revisions(given), known = given.known and host.parse_date(given.known) }
      else
        entries[#entries + 1] = { from = starts, value = given, revised = {} }
      end
    end
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

local function value_on(entries, on, known)
  for i = #entries, 1, -1 do
    local entry = entries[i]
    if entry.from <= on and (known == nil or not entry.known or entry.known <= known) then
      return value_as_known(entry, known)
    end
  end
  return nil
end

local function of_key(name, spec)
  local by_key = {}
  for key, dated in pairs(spec) do
    if type(dated) == "table" and type(key) == "string" then by_key[key] = entries_of(dated) end
  end
  return function(case)
    local key = case[spec.by]
    local value = value_on(by_key[key or ""] or {}, case.on, case.known)
    if value == nil or value == false then host.fail("parameter_not_known", name) end
    return value
  end
end

function parameter_definition(name, spec)
  if spec.by then return of_key(name, spec) end
  local entries = entries_of(spec)
  return function(case)
    local value = value_on(entries, case.on, case.known)
    if value == nil or value == false then host.fail("parameter_not_known", name) end
    return value
  end
end
