answer "a" { value = function(case) error("this is never asked") end }
answer "b" {
  value = function(case)
    if case.hours > 3 then return nil end
  end,
}
local function several() return 1, 200 end
answer "c" { value = function(case) local a, b = several() return a + b end }
local x, y = 1,200
local list = { 100,200,300 }
answer "d" { value = function(case) return min(100,200) + x + y + #list end }
answer "e" { value = function(case) return (several()) end }
