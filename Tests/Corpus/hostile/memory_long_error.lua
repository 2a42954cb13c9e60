-- expect: rule_error
error(string.rep("é", 4000))
