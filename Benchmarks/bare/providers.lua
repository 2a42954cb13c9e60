-- The list of providers: providers[service][provider], each with the level that it is staffed for.

local folder = ...

local function staffing_level(row)
  if row.hours >= 24 and row.night_staff == "waking" then return row.one_to_one >= 40 and "intensive" or "high" end
  if row.hours >= 12 or row.one_to_one >= 7 then return "medium" end
  return "low"
end

local providers = {}
local first = true
for line in io.lines(folder .. "/providers.csv") do
  local cells = {}
  for cell in (line .. ","):gmatch("([^,]*),") do cells[#cells + 1] = cell end
  if not first then
    local row = {
      accredited = cells[4] == "yes", framework = cells[5] == "yes", hours = tonumber(cells[6]), night_staff = cells[7],
      one_to_one = tonumber(cells[8]), substance_use = cells[9] == "yes",
    }
    row.level = staffing_level(row)
    local service = providers[cells[2]] or {}
    providers[cells[2]], service[cells[1]] = service, row
  end
  first = false
end
return providers
