-- expect: bad_argument
return table.concat({ {} })
