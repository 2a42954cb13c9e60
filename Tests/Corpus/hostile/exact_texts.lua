-- expect: ok: ["3","19.75","1/3","1000000000000000"]
return { tostring(6 / 2), tostring(19.75), tostring(1 / 3), tostring(1000000000000000) }
