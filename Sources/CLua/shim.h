// Lua 5.4 as the system provides it. Only CLuaHost may include this.
#include <lua.h>
#include <lauxlib.h>
#include <lualib.h>
