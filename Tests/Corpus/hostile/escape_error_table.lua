-- expect: rule_error
error({ code = "step_limit" })
