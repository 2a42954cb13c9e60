-- expect: rule_error
error(function() end)
