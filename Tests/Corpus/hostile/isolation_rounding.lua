-- expect: frozen
local rule = up_to_multiple_of(5)
rule.multiple = 0
return round(1, rule)
