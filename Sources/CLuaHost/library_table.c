// Lists: insert, remove, concat, sort, pack, unpack. Writes check that the list is not frozen; nothing here uses metamethods.
#include "luahost_internal.h"

#include <string.h>

enum { MAX_LENGTH = 1000000, MAX_RESULTS = 200 };

static lua_Integer length_of(lua_State *L, int index) { return (lua_Integer)lua_rawlen(L, index); }

static int table_insert(lua_State *L) {
    luahost_list_argument(L, "table.insert", 1);
    lua_Integer n = length_of(L, 1) + 1, place = n;
    if (n > MAX_LENGTH) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    switch (lua_gettop(L)) {
        case 2: break;
        case 3:
            place = luahost_whole_argument(L, "table.insert", 2);
            if (place < 1 || place > n) luahost_raise_argument(L, "table.insert", 2, "a place in the list");
            luahost_charge(L, n - place);
            for (lua_Integer i = n; i > place; i--) {
                lua_rawgeti(L, 1, i - 1);
                lua_rawseti(L, 1, i);
            }
            break;
        default: luahost_raise_argument(L, "table.insert", 3, "the last");
    }
    lua_pushinteger(L, place);
    lua_insert(L, -2);
    luahost_store(L, 1);
    return 0;
}

static int table_remove(lua_State *L) {
    luahost_list_argument(L, "table.remove", 1);
    lua_Integer n = length_of(L, 1), place = luahost_whole_or(L, "table.remove", 2, n);
    if (lua_gettop(L) > 1 && n + 1 != place && (place < 1 || place > n + 1) && !(n == 0 && place == 0)) {
        luahost_raise_argument(L, "table.remove", 2, "a place in the list");
    }
    lua_rawgeti(L, 1, place);                   // …, removed
    if (place < n) luahost_charge(L, n - place);
    for (; place < n; place++) {
        lua_rawgeti(L, 1, place + 1);
        lua_rawseti(L, 1, place);
    }
    if (place >= 1) {
        lua_pushnil(L);
        lua_rawseti(L, 1, place);               // …, removed
    }
    return 1;
}

static int table_concat(lua_State *L) {
    if (!lua_istable(L, 1)) luahost_raise_argument(L, "table.concat", 1, "a list");
    size_t between = 0, length;
    const char *separator = lua_isnoneornil(L, 2) ? "" : luahost_text_argument(L, "table.concat", 2, &between);
    lua_Integer first = luahost_whole_or(L, "table.concat", 3, 1), last = luahost_whole_or(L, "table.concat", 4, length_of(L, 1));
    luahost_buffer *out = &luahost_of(L)->scratch;
    luahost_buffer_open(out, LUAHOST_MAX_TEXT);
    char text[EXACT_TEXT];
    for (lua_Integer i = first; i <= last; i++) {
        luahost_charge(L, 1);
        if (lua_rawgeti(L, 1, i) == LUA_TSTRING) {
            const char *bytes = lua_tolstring(L, -1, &length);
            luahost_buffer_append(out, bytes, length);
        } else {
            length = luahost_format_at(L, -1, text);
            if (length == 0) luahost_raise_argument(L, "table.concat", 1, "a list of texts and numbers");
            luahost_buffer_append(out, text, length);
        }
        lua_pop(L, 1);
        if (i < last) luahost_buffer_append(out, separator, between);
        if (out->failed || out->over_limit) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    }
    luahost_charge(L, (int64_t)(out->length / 64));
    lua_pushlstring(L, out->bytes ? out->bytes : "", out->length);
    return 1;
}

// ---- Sorting: a stable merge, so that the order depends on nothing but the values ------------------------

// Whether the value at the top comes before the one under it; the stack is as before. `compare` is the comparator's index.
static bool is_before(lua_State *L, int compare) {
    luahost_charge(L, 1);
    if (lua_isnil(L, compare)) {
        if (lua_type(L, -1) == LUA_TSTRING) luahost_charge(L, (int64_t)(lua_rawlen(L, -1) / LUAHOST_BYTES_PER_STEP));
        return lua_compare(L, -1, -2, LUA_OPLT);
    }
    lua_pushvalue(L, compare);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -4);                       // a, b, compare, b, a
    lua_call(L, 2, 1);                          // a, b, result
    bool before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

// Merges [low, middle) and [middle, high) of the list at `from` into the list at `to`.
static void merge(lua_State *L, int compare, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high) {
    lua_Integer i = low, j = middle;
    for (lua_Integer k = low; k < high; k++) {
        bool right = false;
        if (i < middle && j < high) {
            lua_rawgeti(L, from, i);
            lua_rawgeti(L, from, j);            // a, b
            right = is_before(L, compare);
            lua_pop(L, 2);
        } else {
            right = i >= middle;
        }
        lua_rawgeti(L, from, right ? j++ : i++);
        lua_rawseti(L, to, k);
    }
}

static void copy_list(lua_State *L, int from, int to, lua_Integer n) {
    luahost_charge(L, n);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, to, i);
    }
}

static int table_sort(lua_State *L) {
    luahost_list_argument(L, "table.sort", 1);
    if (!lua_isnoneornil(L, 2) && !lua_isfunction(L, 2)) luahost_raise_argument(L, "table.sort", 2, "a function");
    lua_settop(L, 2);                           // list, compare
    lua_Integer n = length_of(L, 1);
    if (n < 2) return 0;
    if (n > MAX_LENGTH) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    lua_createtable(L, (int)n, 0);
    lua_createtable(L, (int)n, 0);              // list, compare, from, to
    copy_list(L, 1, 3, n);
    luahost_enter(L, 2);                        // a comparator, or a metamethod of the values
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer low = 1; low <= n; low += 2 * width) {
            lua_Integer middle = low + width <= n ? low + width : n + 1, high = low + 2 * width <= n ? low + 2 * width : n + 1;
            merge(L, 2, 3, 4, low, middle, high);
        }
        lua_insert(L, 3);                       // list, compare, to, from: the result is the source of the next round
    }
    luahost_leave(L, 2);
    luahost_list_argument(L, "table.sort", 1);  // the comparator may have frozen it
    copy_list(L, 3, 1, n);
    return 0;
}

static int table_pack(lua_State *L) {
    int n = lua_gettop(L);
    luahost_charge(L, n);
    lua_createtable(L, n, 1);                   // values…, list
    lua_insert(L, 1);                           // list, values…
    for (int i = n; i >= 1; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, n);
    lua_setfield(L, 1, "n");
    return 1;
}

static int table_unpack(lua_State *L) {
    if (!lua_istable(L, 1)) luahost_raise_argument(L, "table.unpack", 1, "a list");
    lua_Integer first = luahost_whole_or(L, "table.unpack", 2, 1), last = luahost_whole_or(L, "table.unpack", 3, length_of(L, 1));
    if (first > last) return 0;
    if (last - first >= MAX_RESULTS) luahost_raise_argument(L, "table.unpack", 1, "a list of at most 200");
    luahost_charge(L, last - first);
    if (!lua_checkstack(L, MAX_RESULTS)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    for (lua_Integer i = first; i <= last; i++) lua_rawgeti(L, 1, i);
    return (int)(last - first + 1);
}

const luahost_entry luahost_table_entries[] = {
    {"concat", table_concat}, {"insert", table_insert}, {"pack", table_pack}, {"remove", table_remove},
    {"sort", table_sort},     {"unpack", table_unpack}, {NULL, NULL},
};
