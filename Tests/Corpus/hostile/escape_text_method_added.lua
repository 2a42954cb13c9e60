-- expect: refused | frozen
function string:shout() return self end
return ("x"):shout()
