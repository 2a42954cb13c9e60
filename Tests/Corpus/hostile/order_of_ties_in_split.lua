-- expect: ok: {"a":"0.34","b":"0.33","c":"0.33"}
return split(money "1.00", { c = 1, b = 1, a = 1 })
