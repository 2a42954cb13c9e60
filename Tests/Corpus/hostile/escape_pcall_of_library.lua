-- expect: ok: false
return (pcall(pcall))
