-- expect: division_by_zero
return 1 // 0
