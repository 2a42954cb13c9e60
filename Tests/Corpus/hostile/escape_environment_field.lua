-- expect: refused
return _ENV.os
