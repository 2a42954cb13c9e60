-- expect: ok: true
return 0.1 + 0.7 >= 0.8 and 0.1 + 0.2 == 0.3 and 1 / 3 * 3 == 1 and 6 / 2 == 3
