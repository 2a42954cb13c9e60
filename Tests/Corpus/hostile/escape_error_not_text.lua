-- expect: rule_error
error("\xFF\xFE\xC3")
