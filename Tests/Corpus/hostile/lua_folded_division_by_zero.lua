-- expect: division_by_zero
return 0 / 0
