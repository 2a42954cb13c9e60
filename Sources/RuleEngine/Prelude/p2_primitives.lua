-- What an explained run tells of the forms: note(code, …). Plain programs are printed without these statements.
--   1 row i: its condition is tried next             2 hit i: the row applies
--   3 exception i: its condition is tried next       4 applies i: the exception applies    5 displaced i: by another that applies
--   6 band i: the band is that of the row            11 cell name, value: what a band is looked up by
--   12 price collar, guide, cap, quote, position, tariff
--   7 layer i, c: its condition is tried next for component c       8 takes i, c, left: it applies, and so much is left
--   9 share payer, term, amount                      10 rest payer, amount: what no layer took
-- What an author declares, in order: { kind, name, spec, chunk, line }. The host reads and checks the list, then calls `build`.

local note, ROW <const> = host.note, 1

declarations = {}

-- Mistakes that only running the declarations shows: { code, subject, chunk, line } or, in a data file, { code, subject, file, row, column }.
problems = {}

local function declare(kind, name, spec, conditions)
  local chunk, line = host.here(3)
  declarations[#declarations + 1] = { kind = kind, name = name, spec = spec, conditions = conditions, chunk = chunk, line = line }
end

-- `kind "NAME" { … }`: recorded when it is named, so that a declaration without a body can be reported. The printer may add the conditions
-- of its rows in one function: see `trying`.
local function named(kind)
  return function(name)
    local chunk, line = host.here(2)
    local declaration = { kind = kind, name = name, chunk = chunk, line = line }
    declarations[#declarations + 1] = declaration
    return function(spec, conditions) declaration.spec, declaration.conditions = spec, conditions end
  end
end

local function fixed(kind, name)
  return function(spec, conditions) declare(kind, name, spec, conditions) end
end

rulebook = fixed("rulebook", "rulebook")
fact = named("fact")
parameter = named("parameter")
answer = named("answer")
judgement = named("judgement")
except = named("except")
choose = named("choose")
support_levels = fixed("choose", "support_level")
bands = named("bands")
price_bands = fixed("bands", "price")
layers = named("layers")
funding_splits = fixed("layers", "funding")
routing = fixed("routing", "routing")

-- A rule's id within its answer: its `id`, or the name or title that it begins with in snake case.
function snake_case(title)
  local result, gap = "", false
  for i = 1, #title do
    local c = string.lower(string.sub(title, i, i))
    if (c >= "a" and c <= "z") or (c >= "0" and c <= "9") then
      if gap and result ~= "" then result = result .. "_" end
      result, gap = result .. c, false
    elseif c ~= "'" then
      gap = true
    end
  end
  return result
end

function rule_id(owner, rule, position)
  return owner .. "." .. (rule.id or snake_case(rule[1] or rule.title or ("rule " .. position)))
end

-- A constant or a function of the case, read alike.
function constant_or_function(value)
  if type(value) == "function" then return value end
  return function() return value end
end

-- ---- What the author's functions give, checked where it is used; `place` is the chunk and line of the declaration ----

function fail_at(place, code, subject)
  host.fail(code, subject, place.chunk, place.line)
end

function must_be(kind, value, key, owner, place)
  if type(value) ~= kind then
    fail_at(place, "wrong_kind", key .. "\n" .. owner .. "\n" .. kind .. "\n" .. type(value))
  end
end

-- Money in whole pence.
function must_be_pence(value, key, owner, place)
  if host.is_pence(value) then return end
  must_be("money", value, key, owner, place)
  fail_at(place, "unrounded", key .. "\n" .. owner)
end

-- The condition that a rule has if it gives none.
function always() return true end

-- A function that tries conditions in order: for each that gives something, hit(case, of, i, what it gave); where that is true, it stops
-- and gives i. `printed` is one that the printer made of the rows, which takes the conditions that are called as they are.
function trying(conditions, printed)
  if printed ~= nil then return function(case, hit, of) return printed(case, hit, of, conditions) end end
  return function(case, hit, of)
    for i = 1, #conditions do
      note(ROW, i)
      local result = conditions[i](case)
      if result and hit(case, of, i, result) then return i end
    end
  end
end

-- Whether a `when` or `applies` that gave `result` holds: nothing counts as no.
function holds(result, key, owner, place)
  if result == true then return true end
  if not result then return false end
  must_be("boolean", result, key, owner, place)
end
