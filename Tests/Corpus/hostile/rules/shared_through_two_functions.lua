-- expect: frozen
-- then: frozen
local function maker()
  local kept = {}
  local function add(value) kept.value = value end
  local function read() return kept.value end
  return { add = add, read = read }
end
local store = maker()
answer "out" { value = function(case)
  local before = store.read()
  store.add(case.who)
  return before or "none"
end }
