-- expect: frozen
table.insert(string, 1)
