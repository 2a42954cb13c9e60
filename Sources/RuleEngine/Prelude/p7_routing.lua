-- The outcome: every row that matches is a reason; decline beats refer beats recommend.

local note, ROW <const>, HIT <const> = host.note, 1, 2

-- The order of keys in the JSON of each record; none has others.
local decision_order = host.freeze({}, { "outcome", "referrals", "reasons", "duties", "flags" }, true)
local reason_order = host.freeze({}, { "rule", "text", "source" }, true)
local referral_order = host.freeze({}, { "to", "rule" }, true)
local need_order = host.freeze({}, { "fact", "label", "asked_of", "for" }, true)

local none = host.freeze({})

local function add(decision, key, item)
  local list = decision[key]
  if list == none then
    list = host.new(4, 0)
    decision[key] = list
  end
  list[#list + 1] = item
end

-- The text of a row's `reason` or `refer`.
local function worded(row, key, case)
  local words = row[key](case)
  must_be("string", words, key, row.rule, row.place)
  return words
end

local function reason(rule, text, source)
  return host.seal({ rule = rule, text = text, source = source }, reason_order)
end

local function referral(to, rule)
  return host.seal({ to = to, rule = rule }, referral_order)
end

-- What cannot be written is left for the case that meets it to report.
local function constant(record)
  host.attempt(host.constant, record)
  return record
end

-- A reason or a referral that is the same in every case is made once.
local function reason_of(row, case)
  return row.said or reason(row.rule, worded(row, "reason", case), row.source)
end

local function referral_of(row, case)
  return row.sent or referral(worded(row, "refer", case), row.rule)
end

local function add_flag(decision, name)
  if not includes(decision.flags, name) then add(decision, "flags", name) end
end

-- A price above its cap or below its collar is a flag by itself.
local function flag_position(decision, band, case)
  local price = case[band]
  if price ~= nil and price.position ~= nil and price.position ~= "within" then add_flag(decision, price.position) end
end

local function add_row(decision, row, case)
  add(decision, "reasons", reason_of(row, case))
  if row.decline then
    decision.outcome = "decline"
    for i = 1, #row.duties do add(decision, "duties", row.duties[i]) end
  elseif row.refer ~= nil then
    add(decision, "referrals", referral_of(row, case))
    if decision.outcome == "recommend" then decision.outcome = "refer" end
  end
  if row.flag then add_flag(decision, row.name) end
end

local function empty_decision()
  return { outcome = "recommend", referrals = none, reasons = none, duties = none, flags = none }
end

local function row_of(name, spec, i, place)
  local row = {
    name = spec[1], rule = rule_id(name, spec, i), when = spec.when or always, refer = spec.refer, reason = spec.reason, source = spec.source,
    decline = spec.decline, duties = spec.duties or none, flag = spec.flag, place = place,
  }
  if type(row.reason) ~= "function" then row.said = constant(reason(row.rule, row.reason, row.source)) end
  if type(row.refer) ~= "function" then row.sent = constant(referral(row.refer, row.rule)) end
  return row
end

function rows_of(name, spec, place)
  local list = {}
  for i = 1, #spec do list[i] = row_of(name, spec[i], i, place) end
  return list
end

local function matches(row, case)
  return holds(row.when(case), "when", row.rule, row.place)
end

function routing_definition(rows, priced, printed)
  local conditions = {}
  for i = 1, #rows do conditions[i] = rows[i].when end
  local try_each = trying(conditions, printed)
  local function hit(case, decision, i, result)
    if holds(result, "when", rows[i].rule, rows[i].place) then
      note(HIT, i)
      add_row(decision, rows[i], case)
    end
    return false
  end
  return function(case)
    local decision = empty_decision()
    for i = 1, #priced do flag_position(decision, priced[i], case) end
    try_each(case, hit, decision)
    return host.seal(decision, decision_order) -- no rule can read it, so nothing in it is frozen
  end
end

-- ---- A case in which something is missing: every part is tried by itself ----------------------------------

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
  add_row(open.decision, { said = reason(rule, text, source), refer = to, sent = referral(to, rule) }, nil)
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
    try(open, book, "outcome", function(c) flag_position(open.decision, book.priced[i], c) return true end, case)
  end
  for i = 1, #book.rows do
    local row = book.rows[i]
    note(ROW, i)
    local fine, applies = try(open, book, "outcome", function(c) return matches(row, c) end, case)
    if fine and applies then
      note(HIT, i)
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
      list[#list + 1] = host.seal({ fact = name, label = known.label, asked_of = known.asked_of, ["for"] = wanted_for }, need_order)
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
      decision = host.seal(open.decision, decision_order), needs = needs_in_order(open, book), settled = settled and book.routed,
    }
  end
end
