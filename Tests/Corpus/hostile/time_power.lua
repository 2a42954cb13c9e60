-- expect: number_too_large
return 2 ^ 9007199254740991
