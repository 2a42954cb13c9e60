local function add(list, item) table.insert(list, item) end
local function with(record, name, value)
  record[name] = value
  return record
end
answer "a" {
  value = function(case)
    local list = { { weekly = case.quote } }
    add(list, { weekly = case.quote, extra = 5 })
    local made = with({ days = 7 }, "hours", 3)
    return list[2].extra + made.hours
  end,
}
answer "b" {
  value = function(case)
    local record = { days = 7 }
    if case.urgent then record = { hours = 3 } end
    return record.hours
  end,
}
answer "c" { value = function(case) if case.urgent then return { days = 7 } end return { hours = 3 } end }
answer "d" { value = function(case) return case.c.days == nil or case.c.hours == nil end }
