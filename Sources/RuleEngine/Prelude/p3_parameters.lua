-- Parameters: what was in force on the case's date, as far as it was known by the known date.

-- A value from a day on, as known from another day on (nothing: always).
local function add_entry(history, from, known, value)
  history[#history + 1] = { from = from, known = known, value = value }
end

local function later(a, b)
  if a == nil or b > a then return b end
  return a
end

local function add_revisions(history, from, known, revised)
  for day, value in pairs(revised or {}) do add_entry(history, from, later(known, host.day_number(day)), value) end
end

local function add_entries(history, from, given, name, place)
  if type(given) ~= "table" or given[1] == nil then
    add_entry(history, from, nil, given)
    return
  end
  if given[2] ~= nil then fail_at(place, "bad_declaration", name) end
  local known = given.known and host.day_number(given.known)
  add_entry(history, from, known, given[1])
  add_revisions(history, from, known, given.revised)
end

-- From { ["2019-04-01"] = { value, known = …, revised = … }, … } to a function that gives what holds for the case; it fails where no entry
-- is in force, or where the last one ended the parameter. `pairs` is in order of keys, so dates come sorted.
local function dated(spec, name, place)
  local history = {}
  for from, given in pairs(spec) do
    local starts = host.day_number(from)
    if starts ~= nil then add_entries(history, starts, given, name, place) end
  end
  return host.dated(history, name, place.chunk, place.line)
end

local function by_key(spec, name, place)
  local values = {}
  for key, given in pairs(spec) do
    if type(given) == "table" and type(key) == "string" then values[key] = dated(given, name, place) end
  end
  local by, unknown = spec.by, dated({}, name, place)
  return function(case)
    return (values[case[by] or ""] or unknown)()
  end
end

function parameter_definition(name, spec, place)
  if spec.by then return by_key(spec, name, place) end
  return dated(spec, name, place)
end
