-- expect: refused
return settings
