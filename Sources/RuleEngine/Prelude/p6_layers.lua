-- Layers that take from what is left of each component, to the penny.
--
-- A run of them: `parts`, the components; `payers`, all of them; `left`, what is left of each part, false once that is nothing; `totals` by
-- payer; `lines`, what was paid.

local note, LAYER <const>, TAKES <const>, SHARE <const>, REST <const> = host.note, 7, 8, 9, 10

local nothing, seal, new = money "0.00", host.seal, host.new

-- A share between nothing and the whole, or an amount in whole pence that is not below nothing.
local function check_term(term, payer, layer)
  if layer.shares then
    must_be("number", term, payer, layer.rule, layer.place)
    if term < 0 then fail_at(layer.place, "bad_share", layer.rule) end
  else
    must_be_pence(term, payer, layer.rule, layer.place)
    if term < nothing then fail_at(layer.place, "bad_share", layer.rule) end
  end
end

-- Each payer's value for this case and part: constants stay, functions are asked.
local function terms_for(layer, case, part)
  local payers, given = layer.payers, layer.given
  local terms = new(0, #payers + 1)
  for i = 1, #payers do
    local payer = payers[i]
    local term = given[payer]
    if type(term) == "function" then term = term(case, part) end
    check_term(term, payer, layer)
    terms[payer] = term
  end
  return terms
end

local function add_line(run, layer, part)
  local line = new(0, 4 + #run.payers)
  line.rule, line.component, line.paid = layer.rule, part.name, layer.paid
  run.lines[#run.lines + 1] = line
  return line
end

local function pay(run, line, payer, amount)
  line[payer] = amount
  run.totals[payer] = run.totals[payer] + amount
end

-- The part that no payer of the layer takes has the weight under "": the rest payer's where the layer is final. An odd penny goes there
-- too where the payer who would have it has no part in the layer. Gives each payer's money, and what is kept under "".
local function share_out(layer, left, terms)
  local unshared, payers = 1, layer.payers
  for i = 1, #payers do unshared = unshared - terms[payers[i]] end
  if unshared < 0 then fail_at(layer.place, "bad_share", layer.rule) end
  local kept = (layer.final and layer.rest) or ""
  terms[kept] = (terms[kept] or 0) + unshared
  local odd = layer.odd_penny
  if terms[odd] == nil then odd = kept end
  return split(left, terms, odd)
end

local function apply_share(run, layer, case, i)
  local part, payers = run.parts[i], run.payers
  note(TAKES, layer.number, i, run.left[i])
  local terms = terms_for(layer, case, part)
  local shares = share_out(layer, run.left[i], terms)
  local line, kept = add_line(run, layer, part), shares[""]
  for p = 1, #payers do
    local share = shares[payers[p]]
    if share ~= nil then
      note(SHARE, payers[p], terms[payers[p]], share)
      pay(run, line, payers[p], share)
    end
  end
  run.left[i] = kept ~= nil and kept ~= nothing and kept
end

local function apply_shares(run, layer, case)
  local parts, left, when = run.parts, run.left, layer.when
  for i = 1, #parts do
    if left[i] then
      note(LAYER, layer.number, i)
      local result = when(case, parts[i])
      if result and holds(result, "when", layer.rule, layer.place) then apply_share(run, layer, case, i) end
    end
  end
end

-- What the payers want, carried over from component to component. Gives the line that was written, or nothing where nothing was taken.
local function take(run, layer, i, wanted)
  local line, payers, left = nil, layer.payers, run.left[i]
  for p = 1, #payers do
    local payer = payers[p]
    if left and wanted[payer] ~= nothing then
      local taken = min(wanted[payer], left)
      note(SHARE, payer, wanted[payer], taken)
      line = line or add_line(run, layer, run.parts[i])
      pay(run, line, payer, taken)
      wanted[payer] = wanted[payer] - taken
      left = taken ~= left and left - taken
    end
  end
  run.left[i] = left
  return line
end

-- What was asked for and not found is said on the last line; where nothing at all was left, on one without an amount.
local function say_short(run, layer, last, asked, wanted, part)
  for p = 1, #layer.payers do
    local payer = layer.payers[p]
    if wanted[payer] ~= nothing then
      last = last or add_line(run, layer, part)
      if last.asked == nil then last.asked = {} end
      last.asked[payer] = asked[payer]
    end
  end
end

local function copy_terms(layer, terms)
  local copy = new(0, #layer.payers)
  for p = 1, #layer.payers do copy[layer.payers[p]] = terms[layer.payers[p]] end
  return copy
end

local function apply_amounts(run, layer, case)
  local wanted, asked, last, part = nil, nil, nil, nil
  for i = 1, #run.parts do
    note(LAYER, layer.number, i)
    local result = layer.when(case, run.parts[i])
    if result and holds(result, "when", layer.rule, layer.place) then
      note(TAKES, layer.number, i, run.left[i])
      if wanted == nil then
        part, asked = run.parts[i], terms_for(layer, case, run.parts[i])
        wanted = copy_terms(layer, asked)
      end
      last = take(run, layer, i, wanted) or last
    end
  end
  if wanted ~= nil then say_short(run, layer, last, asked, wanted, part) end
end

local function rest_line(run, name, payer)
  local rest = nothing
  for i = 1, #run.left do
    if run.left[i] then rest = rest + run.left[i] end
  end
  if rest == nothing then return end
  note(REST, payer, rest)
  local line = { rule = name .. ".rest", [payer] = rest }
  run.totals[payer] = run.totals[payer] + rest
  run.lines[#run.lines + 1] = line
end

local function check_component(part, i, of, name, place)
  must_be("table", part, of .. "[" .. i .. "]", name, place)
  local owner = part.name
  if type(owner) ~= "string" then owner = of .. "[" .. i .. "]" end
  must_be_pence(part.weekly, "weekly", owner, place)
  if part.weekly < nothing then fail_at(place, "wrong_kind", "weekly\n" .. owner .. "\nfrom nothing\nbelow nothing") end
end

-- The components: records whose `weekly` is money in whole pence, not below nothing.
local function run_of(parts, name, spec, place)
  must_be("table", parts, spec.of, name, place)
  local run = { parts = parts, payers = spec.payers, left = new(#parts, 0), totals = new(0, #spec.payers), lines = new(4, 0) }
  for i = 1, #parts do
    check_component(parts[i], i, spec.of, name, place)
    run.left[i] = parts[i].weekly ~= nothing and parts[i].weekly
  end
  for p = 1, #run.payers do run.totals[run.payers[p]] = nothing end
  return run
end

-- The payers that a layer names, in the order of the whole.
local function payers_in(spec, given)
  return filter(spec.payers, function(payer) return given[payer] ~= nil end)
end

local function layer_of(spec, name, layer, i, place)
  local given = layer.share or layer.amount
  return {
    number = i, rule = rule_id(name, layer, i), when = layer.when or always, given = given, payers = payers_in(spec, given), shares = layer.share ~= nil,
    apply = (layer.share ~= nil and apply_shares) or apply_amounts, final = layer.final, paid = layer.paid,
    rest = spec.rest, odd_penny = spec.odd_penny or spec.rest, place = place,
  }
end

-- The orders of keys, as something frozen with them.
local function orders_of(spec)
  local line = { "rule", "component", "paid" }
  for i, payer in ipairs(spec.payers) do line[3 + i] = payer end
  line[4 + #spec.payers] = "asked"
  return host.freeze({}, line, true), host.freeze({}, spec.payers, true)
end

-- The order of keys in its JSON; layers that the engine made have no others.
layers_fields = { "weekly", "layers" }
local layers_order = host.freeze({}, layers_fields, true)

local function sealed(run, line_order, totals_order)
  for i = 1, #run.lines do
    if run.lines[i].asked ~= nil then seal(run.lines[i].asked, totals_order) end
    seal(run.lines[i], line_order)
  end
  return seal({ weekly = seal(run.totals, totals_order), layers = seal(run.lines) }, layers_order)
end

function layers_definition(name, spec, place)
  local steps, applies = {}, spec.applies or always
  local line_order, totals_order = orders_of(spec)
  for i, layer in ipairs(spec) do steps[i] = layer_of(spec, name, layer, i, place) end
  return function(case)
    if not holds(applies(case), "applies", name, place) then return nil end
    local parts = case[spec.of]
    if parts == nil then return nil end
    local run = run_of(parts, name, spec, place)
    for i = 1, #steps do steps[i].apply(run, steps[i], case) end
    rest_line(run, name, spec.rest)
    return sealed(run, line_order, totals_order)
  end
end
