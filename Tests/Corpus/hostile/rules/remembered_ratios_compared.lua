-- expect: ok: true
-- then: ok: true
local made = 1 / 12884901890
answer "out" { value = function(case) return made == 1 / 12884901890 and 1 / (12884901889 + case.n - case.n) ~= made end }
