// What library functions take.
#include "luahost_internal.h"

const char *luahost_text_argument(lua_State *L, const char *function, int index, size_t *length) {
    if (lua_type(L, index) != LUA_TSTRING) luahost_raise_argument(L, function, index, "text");
    const char *bytes = lua_tolstring(L, index, length);
    luahost_charge(L, (int64_t)(*length / 16));
    return bytes;
}

lua_Integer luahost_whole_argument(lua_State *L, const char *function, int index) {
    if (!lua_isinteger(L, index)) luahost_raise_argument(L, function, index, "a whole number");
    lua_Integer value = lua_tointeger(L, index);
    if (value > EXACT_MAX || value < -EXACT_MAX) luahost_raise_text(L, LUAHOST_NUMBER_TOO_LARGE, LUAHOST_OP_CALL, "");
    return value;
}

lua_Integer luahost_whole_or(lua_State *L, const char *function, int index, lua_Integer otherwise) {
    return lua_isnoneornil(L, index) ? otherwise : luahost_whole_argument(L, function, index);
}

exact_word luahost_kind_argument(lua_State *L, const char *function, int index, exact_kind kind, const char *must_be) {
    exact_word word;
    if (!luahost_exact_at(L, index, &word) || exact_kind_of(word) != kind) luahost_raise_argument(L, function, index, must_be);
    return word;
}

// A table that is full counts all that it holds before it grows, also where it need not: by removing and adding, each store can be such.
void luahost_store(lua_State *L, int table) {
    luahost *host = luahost_of(L);
    host->storing = true;
    host->grown = false;
    lua_rawset(L, table);
    host->storing = false;
    if (host->grown) luahost_charge(L, (int64_t)(host->largest / LUAHOST_BYTES_PER_STEP));
}

void luahost_list_argument(lua_State *L, const char *function, int index) {
    if (!lua_istable(L, index)) luahost_raise_argument(L, function, index, "a list");
    if (luahost_is_frozen(L, index)) luahost_raise_text(L, LUAHOST_FROZEN, LUAHOST_OP_STORE, luahost_kind_name(L, index));
}
