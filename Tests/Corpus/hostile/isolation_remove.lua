-- expect: frozen
table.remove(math)
