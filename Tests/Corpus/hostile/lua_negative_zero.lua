-- expect: ok: [0,0,true]
return { -0, 0 * -1, 0 == -0 }
