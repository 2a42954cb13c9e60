-- expect: refused
return host.list
