-- Tables from data files. The host puts the files' cells here before the parts run:
-- data_files[chunk][name] = { header = { … }, rows = { { line = 2, "P-014", … }, … } }.
data_files = {}

local converters = {
  text = function(cell) return cell end,
  number = host.parse_number,
  money = host.parse_money,
  date = host.parse_date,
  boolean = function(cell)
    local word = string.lower(cell)
    if word == "yes" or word == "true" then return true end
    if word == "no" or word == "false" then return false end
    return nil
  end,
}

local function mistake(place, code, subject, row)
  problems[#problems + 1] = {
    code = code, subject = subject, chunk = place.chunk, line = place.line, file = place.file, row = row,
  }
end

local function position_of(header, name)
  for i, title in ipairs(header) do
    if title == name then return i end
  end
  return nil
end

local function stands_twice(header, name)
  local found = 0
  for _, title in ipairs(header) do
    if title == name then found = found + 1 end
  end
  return found > 1
end

local known_keys = { file = true, key = true, columns = true, title = true, source = true, note = true }

local function check_keys(spec, place)
  for name in pairs(spec) do
    if not known_keys[name] then mistake(place, "unknown_key", tostring(name)) end
  end
end

local function is_list_of_names(value)
  if type(value) ~= "table" or #value == 0 then return false end
  for _, name in ipairs(value) do
    if type(name) ~= "string" then return false end
  end
  return true
end

local function has_names_only(value)
  if type(value) ~= "table" then return false end
  for name in pairs(value) do
    if type(name) ~= "string" then return false end
  end
  return true
end

-- What the table is made by, each in its form; what is not is left out.
local function check_forms(spec, place)
  if spec.key ~= nil and not is_list_of_names(spec.key) then
    mistake(place, "wrong_kind", "key")
    spec.key = nil
  end
  if not has_names_only(spec.columns) then
    mistake(place, "wrong_kind", "columns")
    spec.columns = nil
  end
end

local function columns_of(spec, source, place)
  local columns = {}
  for name, kind in pairs(spec.columns or {}) do
    local at, convert = position_of(source.header, name), converters[kind]
    if at == nil then mistake(place, "unknown_column", name) end
    if convert == nil then mistake(place, "unknown_type", name) end
    if stands_twice(source.header, name) then mistake(place, "duplicate_column", name) end
    if at ~= nil and convert ~= nil then columns[#columns + 1] = { name = name, kind = kind, at = at, convert = convert } end
  end
  return columns
end

-- A row as a record, and whether all its cells could be read.
local function record_of(cells, columns, place)
  local record, is_whole = {}, true
  for _, column in ipairs(columns) do
    local cell = cells[column.at]
    if cell ~= nil and cell ~= "" then
      local value = column.convert(cell)
      if value == nil then
        mistake(place, "bad_cell", column.name .. "\n" .. column.kind .. "\n" .. column.at, cells.line)
        is_whole = false
      end
      record[column.name] = value
    end
  end
  return record, is_whole
end

-- Whether every column of the key can be read.
local function has_key(spec, columns, place)
  local usable, readable = spec.key ~= nil, {}
  for _, column in ipairs(columns) do readable[column.name] = true end
  for _, name in ipairs(spec.key or {}) do
    if (spec.columns or {})[name] == nil then mistake(place, "unknown_column", name .. "\nkey") end
    usable = usable and readable[name] == true
  end
  return usable
end

-- A tree by the values of the key columns; each leaf is the one row with that key. `lines` has the line of each.
local function add_to_index(index, key, record, place, line, lines)
  local at = index
  for i = 1, #key do
    local value = record[key[i]]
    if value == nil then
      mistake(place, "missing_key", key[i], line)
      return
    end
    if i == #key then
      if at[value] ~= nil then
        mistake(place, "duplicate_key", table.concat(key, "` and `") .. "\n" .. lines[at[value]], line)
        return
      end
      at[value], lines[record] = record, line
    else
      if at[value] == nil then at[value] = {} end
      at = at[value]
    end
  end
end

function data_table(spec)
  if type(spec) ~= "table" then host.fail("bad_argument", "`data_table` needs a body in braces") end
  local chunk, line = host.here(2)
  local place = { chunk = chunk, line = line, file = spec.file }
  check_keys(spec, place)
  check_forms(spec, place)
  local source = (data_files[chunk] or {})[spec.file or ""]
  local result = { list = {}, index = {}, key = spec.key or {} }
  if source == nil then
    mistake(place, "undeclared_data", spec.file)
    return result
  end
  local columns = columns_of(spec, source, place)
  local is_keyed, lines = has_key(spec, columns, place), {}
  for i, cells in ipairs(source.rows) do
    local record, is_whole = record_of(cells, columns, place)
    result.list[i] = record
    if is_keyed and is_whole then add_to_index(result.index, result.key, record, place, cells.line, lines) end
  end
  return result
end

function find(source, ...)
  if #source.key == 0 then host.fail("bad_argument", "find") end
  local at = source.index
  for i = 1, #source.key do
    local value = select(i, ...)
    if value == nil then return nil end
    at = at[value]
    if at == nil then return nil end
  end
  return at
end

function rows(source) return source.list end
