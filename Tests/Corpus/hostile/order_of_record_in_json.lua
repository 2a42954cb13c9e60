-- expect: ok: {"B":3,"a":2,"b":1,"é":4}
return { b = 1, a = 2, B = 3, ["é"] = 4 }
