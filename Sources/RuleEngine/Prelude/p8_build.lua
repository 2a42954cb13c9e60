-- From checked declarations to definitions: name → function of the case.

local internal = {
  routing = "(routing)", open = "(open)", open_decision = "(open decision)", open_needs = "(open needs)",
  open_settled = "(open settled)",
}

-- By the name of the answer, in order of declaration.
local function exceptions_by_name()
  local found = {}
  for _, declared in ipairs(declarations) do
    local kind, name, list = declared.kind, declared.name, nil
    if kind == "answer" then list = declared.spec.except end
    if kind == "except" then name, list = last_name(name), declared.spec end
    if list ~= nil then
      found[name] = found[name] or {}
      for _, exception in ipairs(list) do table.insert(found[name], exception) end
    end
  end
  return found
end

-- "national.assessed_charge" names the answer `assessed_charge` of the library `national`.
function last_name(name)
  local parts = split_text(name, ".")
  return parts[#parts]
end

local function base_definition(declared, place)
  local kind, name, spec = declared.kind, declared.name, declared.spec
  if kind == "answer" then return constant_or_function(spec.value) end
  if kind == "parameter" then return parameter_definition(name, spec, place) end
  if kind == "choose" then return choice_definition(name, spec, place, declared.conditions) end
  if kind == "bands" then return bands_definition(name, spec, place) end
  if kind == "layers" then return layers_definition(name, spec, place) end
  return nil
end

local function fields_of(declared)
  if declared.kind == "bands" then return price_fields end
  if declared.kind == "layers" then return layers_fields end
  return declared.spec.fields
end

-- Prices that set flags: those that the rulebook gives as answers. A library's others would hold up the outcome for facts of their own.
local function is_priced(declared, exports)
  return declared.kind == "bands" and declared.spec.quoted ~= nil and includes(exports, declared.name)
end

-- `book` comes from the host: exports, order of facts, inputs (label, asked_of), owner, routed.
function build(book)
  local definitions, fields, priced, routed, rows, conditions = {}, {}, {}, false, {}, nil
  local judgements, exceptions = {}, exceptions_by_name()
  for _, declared in ipairs(declarations) do
    local place = { chunk = declared.chunk, line = declared.line }
    local base = base_definition(declared, place)
    if base ~= nil then
      definitions[declared.name] = with_exceptions(declared.name, base, exceptions[declared.name] or {}, place)
      fields[declared.name] = fields_of(declared)
    end
    if is_priced(declared, book.exports) then priced[#priced + 1] = declared.name end
    if declared.kind == "judgement" then judgements[declared.name] = declared.spec end
    if declared.kind == "routing" then
      routed, rows, conditions = true, rows_of("routing", declared.spec, place), declared.conditions
    end
  end
  local whole = {
    exports = book.exports, order = book.order, inputs = book.inputs, owner = book.owner,
    routed = routed, rows = rows, priced = priced, judgements = judgements,
  }
  definitions[internal.routing] = routing_definition(rows, priced, conditions)
  definitions[internal.open] = open_definition(whole)
  definitions[internal.open_decision] = function(case) return case[internal.open].decision end
  definitions[internal.open_needs] = function(case) return case[internal.open].needs end
  definitions[internal.open_settled] = function(case) return case[internal.open].settled end
  return { definitions = definitions, fields = fields }
end
