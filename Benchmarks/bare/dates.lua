-- Dates as whole numbers, 20260501: they compare as they are.

local dates = {}
local lengths = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function is_leap(year)
  return year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
end

local function month_length(year, month)
  if month == 2 and is_leap(year) then return 29 end
  return lengths[month]
end

function dates.add_days(date, days)
  local year, month, day = date // 10000, date // 100 % 100, date % 100 + days
  while day > month_length(year, month) do
    day = day - month_length(year, month)
    month = month + 1
    if month == 13 then year, month = year + 1, 1 end
  end
  return year * 10000 + month * 100 + day
end

-- 29 February is followed by 28 February.
function dates.next_year(date)
  if date % 10000 == 229 then return date + 9999 end
  return date + 10000
end

-- 366 where the financial year, from 1 April, holds a 29 February.
function dates.days_of_financial_year(date)
  local starts = date // 10000
  if date % 10000 < 401 then starts = starts - 1 end
  return is_leap(starts + 1) and 366 or 365
end

return dates
