-- NHS-funded nursing care. The NHS pays it straight to the home: it is never recharged. Rates were changed backwards more than once,
-- so each has the date it takes effect and the date it became known. No rate here is worked out from a published percentage.

parameter "fnc_weekly_standard" {
  title = "Standard rate of NHS-funded nursing care",
  per = "week",
  source = "Department of Health and Social Care, announcements year by year; 2014-15 is unverified; "
    .. "2021-22 as revised is the rate paid plus £21.93, announced on 12 May 2022",
  ["2013-04-01"] = money "109.79",
  ["2014-04-01"] = money "110.89", -- unverified
  ["2015-04-01"] = money "112.00",
  ["2016-04-01"] = { money "112.00", revised = { ["2016-07-13"] = money "156.25" } },
  ["2017-04-01"] = money "155.05",
  ["2018-04-01"] = money "158.16",
  ["2019-04-01"] = { money "165.56", revised = { ["2020-04-30"] = money "180.31" } },
  ["2020-04-01"] = { money "183.92", known = "2020-04-30" },
  ["2021-04-01"] = { money "187.60", revised = { ["2022-05-12"] = money "209.53" } },
  ["2022-04-01"] = { money "209.19", known = "2022-05-12" },
  ["2023-04-01"] = money "219.71",
  ["2024-04-01"] = money "235.88",
  ["2025-04-01"] = money "254.06",
  ["2026-04-01"] = money "267.68",
  ["2027-04-01"] = false, -- not announced: the rate of 2026-27 is never used silently
}

parameter "fnc_weekly_higher" {
  title = "Higher rate of NHS-funded nursing care",
  per = "week",
  source = "Department of Health and Social Care, announcements year by year; 2014-15 is unverified; "
    .. "2021-22 as revised is the rate paid plus £30.17, announced on 12 May 2022",
  ["2013-04-01"] = money "151.10",
  ["2014-04-01"] = money "152.61", -- unverified
  ["2015-04-01"] = money "154.14",
  ["2016-04-01"] = { money "154.14", revised = { ["2016-07-13"] = money "215.04" } },
  ["2017-04-01"] = money "213.32",
  ["2018-04-01"] = money "217.59",
  ["2019-04-01"] = { money "227.77", revised = { ["2020-04-30"] = money "248.06" } },
  ["2020-04-01"] = { money "253.02", known = "2020-04-30" },
  ["2021-04-01"] = { money "258.08", revised = { ["2022-05-12"] = money "288.25" } },
  ["2022-04-01"] = { money "287.78", known = "2022-05-12" },
  ["2023-04-01"] = money "302.25",
  ["2024-04-01"] = money "324.50",
  ["2025-04-01"] = money "349.50",
  ["2026-04-01"] = money "368.24",
  ["2027-04-01"] = false,
}

fact "fnc_band" {
  label = "NHS-funded nursing care",
  of = { "none", "standard", "higher" },
  labels = { none = "Not paid", standard = "Standard rate", higher = "Higher rate" },
  help = "Decided by the NHS after a nursing needs assessment. Higher only for people who have had it since 2007.",
  default = "none",
  section = "NHS routes",
  asked_of = "ICB",
}

answer "fnc_weekly" {
  title = "NHS-funded nursing care",
  letter = "What the NHS pays for nursing, straight to the home",
  unit = "a week",
  source = "National Framework for NHS Continuing Healthcare and NHS-funded Nursing Care",
  value = function(case)
    if case.fnc_band == "standard" then return case.fnc_weekly_standard end
    if case.fnc_band == "higher" then return case.fnc_weekly_higher end
    return money "0.00"
  end,
}
