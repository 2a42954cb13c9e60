-- expect: ok: true
return 0 and true
