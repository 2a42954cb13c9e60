-- expect: frozen
table.sort(table)
