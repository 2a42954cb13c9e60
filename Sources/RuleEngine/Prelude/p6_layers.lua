-- Layers that take from what is left of each component, to the penny.

local nothing = money "0.00"

-- A share between nothing and the whole, or an amount in whole pence that is not below nothing.
local function check_term(term, payer, layer)
  if layer.share ~= nil then
    must_be("number", term, payer, layer.rule, layer.place)
    if term < 0 then fail_at(layer.place, "bad_share", layer.rule) end
  else
    must_be_pence(term, payer, layer.rule, layer.place)
    if term < nothing then fail_at(layer.place, "bad_share", layer.rule) end
  end
end

-- Each payer's value for this case and part: constants stay, functions are asked.
local function terms_for(layer, payers, case, part)
  local terms, given = {}, layer.share or layer.amount
  for _, payer in ipairs(payers) do
    local term = given[payer]
    if term ~= nil then
      if type(term) == "function" then term = term(case, part) end
      check_term(term, payer, layer)
      terms[payer] = term
    end
  end
  return terms
end

-- The part that no payer of the layer takes has the weight under "": the rest payer's where the layer is final. An odd penny goes there
-- too where the payer who would have it has no part in the layer.
local function share_out(layer, spec, left, terms)
  local unshared = 1
  for _, weight in pairs(terms) do unshared = unshared - weight end
  if unshared < 0 then fail_at(layer.place, "bad_share", layer.rule) end
  local odd = spec.odd_penny or spec.rest
  if layer.final then
    terms[spec.rest] = (terms[spec.rest] or 0) + unshared
    if terms[odd] == nil then odd = spec.rest end
    return split(left, terms, odd), nothing
  end
  terms[""] = unshared
  if terms[odd] == nil then odd = "" end
  local shares = split(left, terms, odd)
  local kept = shares[""]
  shares[""] = nil
  return shares, kept
end

local function line_of(layer, part)
  return { rule = layer.rule, component = part.name, paid = layer.paid }
end

local function apply_shares(state, layer, spec, case)
  for i, part in ipairs(state.parts) do
    if state.left[i] > nothing and holds(layer.when, "when", layer.rule, layer.place, case, part) then
      local terms = terms_for(layer, spec.payers, case, part)
      local shares, kept = share_out(layer, spec, state.left[i], terms)
      local line = line_of(layer, part)
      for payer, amount in pairs(shares) do
        line[payer] = amount
        state.totals[payer] = state.totals[payer] + amount
      end
      state.left[i] = kept
      state.lines[#state.lines + 1] = line
    end
  end
end

-- One payer's amount, carried over from component to component. What could not be taken stays in `wanted`.
local function take(state, i, line, payer, wanted)
  local taken = wanted
  if taken > state.left[i] then taken = state.left[i] end
  if taken > nothing then
    line[payer] = taken
    state.totals[payer] = state.totals[payer] + taken
    state.left[i] = state.left[i] - taken
  end
  return wanted - taken
end

local function apply_amounts(state, layer, spec, case)
  local wanted, asked, last = nil, nil, nil
  for i, part in ipairs(state.parts) do
    if holds(layer.when, "when", layer.rule, layer.place, case, part) then
      if wanted == nil then
        wanted, asked = terms_for(layer, spec.payers, case, part), {}
        for payer, amount in pairs(wanted) do asked[payer] = amount end
      end
      local line, before = line_of(layer, part), state.left[i]
      for _, payer in ipairs(spec.payers) do
        if wanted[payer] ~= nil then wanted[payer] = take(state, i, line, payer, wanted[payer]) end
      end
      if state.left[i] < before then
        state.lines[#state.lines + 1] = line
        last = line
      end
    end
  end
  if last == nil then return end
  for payer, short in pairs(wanted) do
    if short > nothing then
      if last.asked == nil then last.asked = {} end
      last.asked[payer] = asked[payer]
    end
  end
end

local function rest_line(state, name, spec)
  local rest = nothing
  for i = 1, #state.left do rest = rest + state.left[i] end
  if rest > nothing then
    state.totals[spec.rest] = state.totals[spec.rest] + rest
    state.lines[#state.lines + 1] = { rule = name .. ".rest", [spec.rest] = rest }
  end
end

-- The components: records whose `weekly` is money in whole pence, not below nothing.
local function components_of(name, spec, place, case)
  local parts = case[spec.of]
  if parts == nil then return nil end
  must_be("table", parts, spec.of, name, place)
  for i, part in ipairs(parts) do
    must_be("table", part, spec.of .. "[" .. i .. "]", name, place)
    local owner = part.name
    if type(owner) ~= "string" then owner = spec.of .. "[" .. i .. "]" end
    must_be_pence(part.weekly, "weekly", owner, place)
    if part.weekly < nothing then fail_at(place, "wrong_kind", "weekly\n" .. owner .. "\nfrom nothing\nbelow nothing") end
  end
  return parts
end

function layers_definition(name, spec, place)
  local steps = {}
  for i, layer in ipairs(spec) do
    steps[i] = {
      rule = rule_id(name, layer, i), when = layer.when, share = layer.share, amount = layer.amount,
      final = layer.final, paid = layer.paid, place = place,
    }
  end
  return function(case)
    if not holds(spec.applies, "applies", name, place, case) then return nil end
    local state = { parts = components_of(name, spec, place, case), left = {}, totals = {}, lines = {} }
    if state.parts == nil then return nil end
    for i, part in ipairs(state.parts) do state.left[i] = part.weekly end
    for _, payer in ipairs(spec.payers) do state.totals[payer] = nothing end
    for i = 1, #steps do
      if steps[i].share ~= nil then apply_shares(state, steps[i], spec, case) else apply_amounts(state, steps[i], spec, case) end
    end
    rest_line(state, name, spec)
    return { weekly = state.totals, layers = state.lines }
  end
end

-- The order of keys in its JSON.
function layers_fields(spec)
  local order = { "weekly", "layers", "rule", "component", "paid" }
  for _, payer in ipairs(spec.payers or {}) do order[#order + 1] = payer end
  order[#order + 1] = "asked"
  return order
end
