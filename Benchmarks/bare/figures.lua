-- The figures in force on a day: money in pence, shares in hundredths of a per cent. false: not known from then on.

local dated = {
  substance_use_points = { { 20260401, 3 } },
  expensive_placement = { { 20260401, 140000 } },
  supported_living_hour = { { 20260401, 2134 } },
  sleep_in_night = { { 20260401, 10546 } },
  waking_night = { { 20260401, 16289 } },
  built_up_tolerance = { { 20260401, 1000 } },
  team_manager_limit = { { 20260401, 4900000 } },
  first_review_weeks = { { 20260401, 8 } },

  capital_lower_limit = { { 20100401, 1425000 } },
  capital_upper_limit = { { 20100401, 2325000 } },
  tariff_income_step = { { 20100401, 25000 } },
  pension_age = { { 20201006, 66 }, { 20280406, 67 } },

  fnc_standard = {
    { 20130401, 10979 }, { 20140401, 11089 }, { 20150401, 11200 }, { 20160401, 15625 }, { 20170401, 15505 }, { 20180401, 15816 },
    { 20190401, 18031 }, { 20200401, 18392 }, { 20210401, 20953 }, { 20220401, 20919 }, { 20230401, 21971 }, { 20240401, 23588 },
    { 20250401, 25406 }, { 20260401, 26768 }, { 20270401, false },
  },
  fnc_higher = {
    { 20130401, 15110 }, { 20140401, 15261 }, { 20150401, 15414 }, { 20160401, 21504 }, { 20170401, 21332 }, { 20180401, 21759 },
    { 20190401, 24806 }, { 20200401, 25302 }, { 20210401, 28825 }, { 20220401, 28778 }, { 20230401, 30225 }, { 20240401, 32450 },
    { 20250401, 34950 }, { 20260401, 36824 }, { 20270401, false },
  },
  personal_expenses_allowance = {
    { 20150401, 2490 }, { 20220401, 2565 }, { 20230401, 2825 }, { 20240401, 3015 }, { 20250401, 3065 }, { 20260401, false },
  },
  guarantee_18_to_24 = { { 20250401, 8915 }, { 20260401, 9540 }, { 20270401, false } },
  guarantee_25_to_pension_age = { { 20250401, 11250 }, { 20260401, false } },
  guarantee_pension_age = { { 20250401, 23260 }, { 20260401, 24145 }, { 20270401, false } },
  disability_premium = { { 20250401, 4965 }, { 20260401, false } },
  enhanced_premium = { { 20250401, 2425 }, { 20260401, false } },
}

local icb_shares = {
  ["South West London"] = { { 20260401, 5000 } },
  ["South East London"] = { { 20260401, 4500 }, { 20261001, 5000 } },
  ["North West London"] = { { 20260401, 4750 } },
  ["North Central London"] = { { 20260401, 4000 } },
  ["North East London"] = { { 20260401, 3333 } },
}

local supported_living_core = {
  low = { { 20260401, 19000 } },
  medium = { { 20260401, 26000 } },
  high = { { 20260401, 33000 } },
  intensive = { { 20260401, 42000 } },
}

local function all_on(figures, day)
  local values = {}
  for name, entries in pairs(figures) do
    for _, entry in ipairs(entries) do
      if entry[1] <= day then values[name] = entry[2] or nil end
    end
  end
  return values
end

local by_day = {}

return function(day)
  local values = by_day[day]
  if values == nil then
    values = all_on(dated, day)
    values.icb_shares = all_on(icb_shares, day)
    values.supported_living_core = all_on(supported_living_core, day)
    by_day[day] = values
  end
  return values
end
