choose "speed" {
  { "fast", when = function(case) return case.urgent end },
  { "slow", when = function(case) return not case.urgent end },
}
choose "pace" {
  { "fast", when = function(case) return case.urgent == true end },
  { "slow", when = function(case) return case.urgent == false end },
}
choose "tempo" {
  { "fast", when = function(case) return case.urgent == true end },
  { "slow", when = function(case) return case.urgent ~= true end },
}
