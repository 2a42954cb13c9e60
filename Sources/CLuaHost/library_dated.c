// Figures by date: what was in force on the day of the case, as far as it was known.
#include "luahost_internal.h"

// From a day on, as known from another day on.
typedef struct { int32_t from, known; } dated_entry;

// What a reader of figures holds.
#define ENTRIES lua_upvalueindex(1)
#define VALUES lua_upvalueindex(2)
#define NAME lua_upvalueindex(3)
#define CHUNK lua_upvalueindex(4)
#define LINE lua_upvalueindex(5)

// The value of the last entry in force and known; PARAMETER_NOT_KNOWN where there is none, or where it ended.
static int read_dated(lua_State *L) {
    const luahost *host = luahost_of(L);
    const dated_entry *entries = lua_touserdata(L, ENTRIES);
    lua_Integer i = (lua_Integer)(lua_rawlen(L, ENTRIES) / sizeof *entries);
    luahost_charge(L, i / 8);
    while (i > 0 && (entries[i - 1].from > host->on || (host->has_known && entries[i - 1].known > host->known))) i--;
    lua_rawgeti(L, VALUES, i);
    if (lua_toboolean(L, -1)) {
        luahost_trace_dated(L, entries[i - 1].from, entries[i - 1].known);
        return 1;
    }
    size_t length;
    const char *name = lua_tolstring(L, NAME, &length);
    luahost_frame place = {(int32_t)lua_tointeger(L, CHUNK), (int32_t)lua_tointeger(L, LINE)};
    luahost_raise_at(L, LUAHOST_PARAMETER_NOT_KNOWN, name, length, place);
}

// A day of the entry at the top; one before all others where it has none.
static int32_t day_at(lua_State *L, const char *key) {
    int32_t day = lua_getfield(L, -1, key) == LUA_TNUMBER ? (int32_t)lua_tointeger(L, -1) : INT32_MIN;
    lua_pop(L, 1);
    return day;
}

// dated(history, name, chunk, line): a function that reads { { from = day, known = day or nothing, value = … }, … }, sorted by `from`, and
// by `known` within it.
int luahost_dated(lua_State *L) {
    lua_settop(L, 4);
    if (!lua_istable(L, 1)) luahost_raise_argument(L, "dated", 1, "a list");
    size_t count = lua_rawlen(L, 1);
    luahost_charge(L, (int64_t)count);
    dated_entry *entries = lua_newuserdatauv(L, count * sizeof *entries, 0);   // history, name, chunk, line, entries
    lua_insert(L, 2);
    lua_createtable(L, (int)count, 0);
    lua_insert(L, 3);                                // history, entries, values, name, chunk, line
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);       // …, entry
        entries[i] = (dated_entry){day_at(L, "from"), day_at(L, "known")};
        lua_getfield(L, -1, "value");                // …, entry, value
        lua_rawseti(L, 3, (lua_Integer)i + 1);
        lua_pop(L, 1);
    }
    luahost_freeze_at(L, 3);
    lua_pushcclosure(L, read_dated, 5);              // history, reader
    return 1;
}
