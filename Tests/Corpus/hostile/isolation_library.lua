-- expect: frozen
string.upper = function() return "mine" end
