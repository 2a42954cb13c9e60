parameter "share" {
  title = "Share",
  ["2026-04-01"] = 50%,
}
answer "a" { value = function(case) return case.quote * 12.5% end }
answer "b" { value = function(case) return case.quote * (100% - 5%) end }
