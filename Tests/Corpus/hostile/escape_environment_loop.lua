-- expect: refused
for _ENV in pairs({}) do end
