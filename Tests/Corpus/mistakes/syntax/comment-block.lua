/* The level of support.
   It's set by hours. */
support_levels {
  { "high", when = function(case) return case.hours >= 20 end }, /* a lot */
  { "low" },
}
