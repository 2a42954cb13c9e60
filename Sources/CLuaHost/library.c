// The allow-list: what is not set here does not exist for a script.
#include "luahost_internal.h"

// Reading a name that is not on the list. Closure: [1] what stands before the name ("string.", "").
static int not_available(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) luahost_raise_kind(L, LUAHOST_OP_INDEX, 2);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 2);
    lua_concat(L, 2);                            // …, full name
    size_t length;
    const char *name = lua_tolstring(L, -1, &length);
    luahost_raise(L, LUAHOST_NOT_AVAILABLE, LUAHOST_OP_INDEX, name, length);
}

// Pushes a metatable under which unknown names are an error.
static void push_metatable(lua_State *L, const char *prefix) {
    lua_newtable(L);
    luahost_set_events(L);
    lua_pushstring(L, prefix);
    lua_pushcclosure(L, not_available, 1);
    lua_setfield(L, -2, "__index");
}

static void seal_library(lua_State *L, const char *prefix) {
    push_metatable(L, prefix);                   // library, metatable
    lua_setmetatable(L, -2);                     // library
}

static void add_library(lua_State *L, const char *name, const char *prefix, const luahost_entry *entries) {
    lua_newtable(L);                             // base, library
    luahost_set_entries(L, entries);
    seal_library(L, prefix);
    lua_setfield(L, -2, name);                   // base
}

// text(x): as people write it; the same as tostring, but nothing is not a text.
static int text_of(lua_State *L) {
    char text[EXACT_TEXT];
    if (lua_type(L, 1) == LUA_TSTRING) {
        lua_settop(L, 1);
        return 1;
    }
    size_t length = luahost_format_at(L, 1, text);
    if (length == 0) luahost_raise_argument(L, "text", 1, "a number, money, a date or text");
    lua_pushlstring(L, text, length);
    return 1;
}

void luahost_open_library(lua_State *L) {
    luahost *host = luahost_of(L);
    lua_newtable(L);                             // base
    luahost_set_entries(L, luahost_base_entries);
    luahost_set_entries(L, luahost_text_entries);
    luahost_set_entries(L, luahost_exact_entries);
    luahost_set_entries(L, luahost_calendar_entries);
    lua_pushcfunction(L, text_of);
    lua_setfield(L, -2, "text");
    add_library(L, "string", "string.", luahost_string_entries);
    add_library(L, "table", "table.", luahost_table_entries);
    add_library(L, "math", "math.", luahost_math_entries);
    lua_pushliteral(L, "");                      // s:upper()
    lua_getmetatable(L, -1);                     // base, "", metatable
    lua_getfield(L, -3, "string");
    lua_setfield(L, -2, "__index");
    lua_pop(L, 2);                               // base
    seal_library(L, "");
    host->base = luahost_keep(L);
    lua_newtable(L);
    luahost_set_entries(L, luahost_privileged_entries);
    luahost_seal_table(L, -1);
    host->privileged = luahost_keep(L);
    push_metatable(L, "");
    lua_pushnil(L);                              // a chunk may set its own globals, until they are frozen
    lua_setfield(L, -2, "__newindex");
    host->open_meta = lua_topointer(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_OPEN_META);
    push_metatable(L, "");
    lua_rawseti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_CLOSED_META);
}

typedef struct {
    bool open;
    luahost_ref out;
} environment_request;

static int make_environment(lua_State *L) {
    environment_request *request = lua_touserdata(L, 1);
    luahost_push_ref(L, luahost_of(L)->base);                // request, base
    lua_createtable(L, 0, 64);                               // request, base, environment
    for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {    // …, name, function
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, 3);
    }
    if (!request->open) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_OPEN_META);
        lua_setmetatable(L, 3);
    }
    request->out = luahost_keep(L);
    return 0;
}

luahost_code luahost_environment(luahost *host, bool open, luahost_ref *out) {
    environment_request request = {open, 0};
    luahost_code code = luahost_protected(host, make_environment, &request);
    *out = request.out;
    return code;
}
