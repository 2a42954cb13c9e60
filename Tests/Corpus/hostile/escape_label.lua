-- expect: refused
::top::
return 1
