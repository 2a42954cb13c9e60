-- expect: ok: true
return (pcall(pcall, pcall, pcall, pcall, pcall, pcall, pcall, type, 1))
