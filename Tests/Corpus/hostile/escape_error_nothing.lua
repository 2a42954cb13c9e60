-- expect: rule_error
error()
