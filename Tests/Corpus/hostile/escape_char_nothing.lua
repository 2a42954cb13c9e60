-- expect: ok: ""
return string.char()
