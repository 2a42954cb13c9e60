-- expect: number_too_large
return -9007199254740991 - 1
