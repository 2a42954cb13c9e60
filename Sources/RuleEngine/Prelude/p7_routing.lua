-- The outcome: every row that matches is a reason; decline beats refer beats recommend.

decision_fields = { "outcome", "referrals", "reasons", "duties", "flags", "to", "rule", "text", "source" }

-- The text of a row's `reason` or `refer`.
local function worded(row, key, case)
  local value = row[key]
  if type(value) ~= "function" then return value end
  local words = value(case)
  must_be("string", words, key, row.rule, row.place)
  return words
end

local function add_flag(flags, name)
  if not includes(flags, name) then flags[#flags + 1] = name end
end

-- A price above its cap or below its collar is a flag by itself.
local function flag_position(flags, band, case)
  local price = case[band]
  if price ~= nil and price.position ~= nil and price.position ~= "within" then add_flag(flags, price.position) end
end

local function add_row(decision, row, case)
  local reasons, outcome = decision.reasons, decision.outcome
  reasons[#reasons + 1] = { rule = row.rule, text = worded(row, "reason", case), source = row.source }
  if row.decline then
    outcome = "decline"
    for _, duty in ipairs(row.duties or {}) do table.insert(decision.duties, duty) end
  elseif row.refer ~= nil then
    table.insert(decision.referrals, { to = worded(row, "refer", case), rule = row.rule })
    if outcome == "recommend" then outcome = "refer" end
  end
  if row.flag then add_flag(decision.flags, row.name) end
  decision.outcome = outcome
end

local function empty_decision()
  return { outcome = "recommend", referrals = {}, reasons = {}, duties = {}, flags = {} }
end

function rows_of(name, spec, place)
  local list = {}
  for i, row in ipairs(spec) do
    local rule = rule_id(name, row, i)
    list[i] = {
      name = row[1], rule = rule, when = function(case) return holds(row.when, "when", rule, place, case) end, refer = row.refer,
      reason = row.reason, source = row.source, decline = row.decline, duties = row.duties, flag = row.flag, place = place,
    }
  end
  return list
end

function routing_definition(rows, priced)
  return function(case)
    local decision = empty_decision()
    for i = 1, #priced do flag_position(decision.flags, priced[i], case) end
    for i = 1, #rows do
      if rows[i].when(case) then add_row(decision, rows[i], case) end
    end
    return decision
  end
end

-- ---- A case in which something is missing: every part is tried by itself ----------------------------------

need_fields = { "fact", "label", "asked_of", "for" }

local function add_need(open, name, wanted_for)
  local need = open.by_fact[name]
  if need == nil then
    need = {}
    open.by_fact[name] = need
  end
  open.missing = true
  if not includes(need, wanted_for) then need[#need + 1] = wanted_for end
end

local function refer_once(open, rule, to, text, source)
  if open.referred[rule] then return end
  open.referred[rule] = true
  add_row(open.decision, { rule = rule, refer = to, reason = text, source = source }, nil)
end

local function refer_judgement(open, book, name)
  local judged = book.judgements[name]
  refer_once(open, "judgement." .. name, judged.refer, judged.title, judged.source)
end

local function refer_conflict(open, book, subject)
  local parts = split_text(subject, "\n")
  refer_once(
    open, "conflict." .. parts[1], book.owner,
    "Two exceptions apply and disagree: “" .. parts[2] .. "” and “" .. parts[3] .. "”", nil)
end

-- Runs one part; true and its value, or false where facts, a judgement or a conflict stand in the way. Other errors pass, and so does a
-- conflict where there is no routing by which it could be referred.
local function try(open, book, wanted_for, part, case)
  local fine, result, subject = host.attempt(part, case)
  if fine then return true, result end
  if result == "fact_missing" and book.judgements[subject] ~= nil and book.routed then
    refer_judgement(open, book, subject)
  elseif result == "fact_missing" then
    add_need(open, subject, wanted_for)
  elseif result == "conflict" and book.routed then
    refer_conflict(open, book, subject)
  else
    host.again()
  end
  return false, nil
end

local function try_rows(open, book, case)
  for i = 1, #book.priced do
    try(open, book, "outcome", function(c) flag_position(open.decision.flags, book.priced[i], c) return true end, case)
  end
  for i = 1, #book.rows do
    local row = book.rows[i]
    local fine, matches = try(open, book, "outcome", row.when, case)
    if fine and matches then
      try(open, book, "outcome", function(c) add_row(open.decision, row, c) return true end, case)
    end
  end
end

local function needs_in_order(open, book)
  local list = {}
  for _, name in ipairs(book.order) do
    local wanted_for = open.by_fact[name]
    if wanted_for ~= nil then
      local known = book.inputs[name]
      list[#list + 1] = { fact = name, label = known.label, asked_of = known.asked_of, ["for"] = wanted_for }
    end
  end
  return list
end

-- { decision, needs, settled }: `settled` says whether the outcome stands.
function open_definition(book)
  return function(case)
    local open = { by_fact = {}, referred = {}, decision = empty_decision() }
    if book.routed then try_rows(open, book, case) end
    local settled = not open.missing
    for _, name in ipairs(book.exports) do
      try(open, book, name, function(c) return c[name] end, case)
    end
    return {
      decision = host.freeze(open.decision, decision_fields), needs = host.freeze(needs_in_order(open, book), need_fields),
      settled = settled and book.routed,
    }
  end
end
