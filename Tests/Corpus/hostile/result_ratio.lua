-- expect: unrounded
return 1 / 3
