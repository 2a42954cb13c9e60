-- Collar, guide and cap in declared rows.

local note, BAND <const>, CELL <const>, PRICE <const> = host.note, 6, 11, 12

local function amount(cell)
  if type(cell) == "string" then return host.parse_money(cell) end
  return cell
end

-- rows → a tree by the values of the cells that are matched; each leaf is the list of rows there, in order.
local function index_of(rows, match)
  local root = {}
  for n, row in ipairs(rows) do
    local at = root
    for i = 1, #match do
      local cell = row[i]
      if cell == nil then cell = row[match[i]] end
      if at[cell] == nil then at[cell] = {} end
      at = at[cell]
    end
    local collar, cap = amount(row.collar), amount(row.cap)
    at[#at + 1] = {
      row = n, collar = collar, guide = amount(row.guide), cap = cap, when = row.when or always,
      is_priced = type(collar) == "money" and type(cap) == "money",
    }
  end
  return root
end

local function band_for(name, index, match, place, case)
  local at = index
  for i = 1, #match do
    local value = case[match[i]]
    if value == nil then fail_at(place, "fact_not_known", match[i]) end
    note(CELL, match[i], value)
    at = at[value]
    if at == nil then fail_at(place, "no_band", name) end
  end
  for i = 1, #at do
    if holds(at[i].when(case), "when", name, place) then
      note(BAND, at[i].row)
      return at[i]
    end
  end
  fail_at(place, "no_band", name)
end

-- The order of keys in its JSON; a price that the engine made has no others.
price_fields = { "per", "collar", "guide", "cap", "quoted", "position", "weekly", "gap" }
local price_order = host.freeze({}, price_fields, true)

function bands_definition(name, spec, place)
  local match, quoted, applies, per = spec.match, spec.quoted, spec.applies or always, spec.per or "week"
  local index = index_of(spec.rows or spec, match)
  local cap_holds, collar_raises = spec.above_cap ~= "quoted", spec.below_collar == "collar"
  return function(case)
    if not holds(applies(case), "applies", name, place) then return nil end
    local band = band_for(name, index, match, place, case)
    if quoted == nil then return host.seal({ per = per, collar = band.collar, guide = band.guide, cap = band.cap }, price_order) end
    local quote = case[quoted]
    if quote == nil then fail_at(place, "fact_not_known", quoted) end
    must_be("money", quote, quoted, name, place)
    if not band.is_priced then
      must_be("money", band.cap, "cap", name, place)
      must_be("money", band.collar, "collar", name, place)
    end
    local position, tariff = "within", quote
    if quote > band.cap then
      position = "above_cap"
      if cap_holds then tariff = band.cap end
    elseif quote < band.collar then
      position = "below_collar"
      if collar_raises then tariff = band.collar end
    end
    note(PRICE, band.collar, band.guide, band.cap, quote, position, tariff)
    return host.seal({
      per = per, collar = band.collar, guide = band.guide, cap = band.cap, quoted = quote,
      position = position, weekly = tariff, gap = quote - tariff,
    }, price_order)
  end
end
