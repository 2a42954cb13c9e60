-- expect: ok: [true,true,true,false,true,true]
return { "a\0b" < "a\0c", "a" < "a\0", "\0" < "\1", "a\0" < "a", "a\0\0" <= "a\0\0", "\0\0" < "\0\0\0" }
