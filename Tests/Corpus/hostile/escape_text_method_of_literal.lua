-- expect: ok: "xxx"
return ("x"):rep(3)
