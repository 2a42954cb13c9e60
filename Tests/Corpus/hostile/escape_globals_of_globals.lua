-- expect: refused
return _G._G._G.os
