-- From checked declarations to definitions: name → function of the case.

local internal = {
  routing = "(routing)", open = "(open)", open_decision = "(open decision)", open_needs = "(open needs)",
  open_settled = "(open settled)",
}

local function exceptions_for(name)
  local list = {}
  for _, declared in ipairs(declarations) do
    local own = (declared.kind == "answer" and declared.name == name and declared.spec.except) or nil
    local added = (declared.kind == "except" and last_name(declared.name) == name and declared.spec) or nil
    for _, exception in ipairs(own or {}) do list[#list + 1] = exception end
    for _, exception in ipairs(added or {}) do list[#list + 1] = exception end
  end
  return list
end

-- "national.assessed_charge" names the answer `assessed_charge` of the library `national`.
function last_name(name)
  local parts = split_text(name, ".")
  return parts[#parts]
end

local function base_definition(declared)
  local kind, name, spec = declared.kind, declared.name, declared.spec
  if kind == "answer" then return constant_or_function(spec.value) end
  if kind == "parameter" then return parameter_definition(name, spec) end
  if kind == "choose" then return choice_definition(name, spec) end
  if kind == "bands" then return bands_definition(name, spec) end
  if kind == "layers" then return layers_definition(name, spec) end
  return nil
end

local price_fields = { "per", "collar", "guide", "cap", "quoted", "position", "weekly", "gap" }

local function fields_of(declared)
  if declared.kind == "bands" then return price_fields end
  if declared.kind == "layers" then return layers_fields(declared.spec) end
  return declared.spec.fields
end

-- `book` comes from the host: exports, order of facts, inputs (label, asked_of), owner, routed.
function build(book)
  local definitions, fields, priced, routed = {}, {}, {}, nil
  local judgements = {}
  for _, declared in ipairs(declarations) do
    local base = base_definition(declared)
    if base ~= nil then
      definitions[declared.name] = with_exceptions(declared.name, base, exceptions_for(declared.name))
      fields[declared.name] = fields_of(declared)
    end
    if declared.kind == "bands" and declared.spec.quoted ~= nil then priced[#priced + 1] = declared.name end
    if declared.kind == "judgement" then judgements[declared.name] = declared.spec end
    if declared.kind == "routing" then routed = declared.spec end
  end
  local rows = {}
  if routed ~= nil then rows = rows_of("routing", routed) end
  local whole = {
    exports = book.exports, order = book.order, inputs = book.inputs, owner = book.owner,
    routed = routed ~= nil, rows = rows, priced = priced, judgements = judgements,
  }
  definitions[internal.routing] = routing_definition(rows, priced)
  definitions[internal.open] = open_definition(whole)
  definitions[internal.open_decision] = function(case) return case[internal.open].decision end
  definitions[internal.open_needs] = function(case) return case[internal.open].needs end
  definitions[internal.open_settled] = function(case) return case[internal.open].settled end
  fields[internal.routing] = decision_fields
  return { definitions = definitions, fields = fields }
end
