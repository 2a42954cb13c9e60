// Lua 5.4 as the system provides it. Only CLuaHost may include this.
#include <lua5.4/lua.h>
#include <lua5.4/lauxlib.h>
#include <lua5.4/lualib.h>
