-- expect: ratio_too_fine
return (1 / 3) ^ 1000000
