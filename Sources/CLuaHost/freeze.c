// Frozen tables. Scripts cannot set metatables, so a frozen table is simply one that has a metatable.
#include "luahost_internal.h"

bool luahost_is_frozen(lua_State *L, int index) {
    if (!lua_getmetatable(L, index)) return false;   // metatable
    bool open = lua_topointer(L, -1) == luahost_of(L)->open_meta;
    lua_pop(L, 1);
    return !open;
}

void luahost_seal_table(lua_State *L, int index) {
    index = lua_absindex(L, index);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_FROZEN);   // metatable
    lua_setmetatable(L, index);
}

// Gives the table at the top its frozen metatable; false when it is frozen already. Globals of chunks keep their error for unknown
// names.
static bool freeze_table(lua_State *L) {
    if (lua_getmetatable(L, -1)) {
        bool open = lua_topointer(L, -1) == luahost_of(L)->open_meta;
        lua_pop(L, 1);
        if (!open) return false;
        lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_CLOSED_META);
        lua_setmetatable(L, -2);
    } else {
        luahost_seal_table(L, -1);
    }
    return true;
}

// The places of a walk: what is being visited, the last key seen in it, and the set of functions seen, which have no mark of
// their own. The work yet to do lies above them.
typedef struct { int item, key, functions; } walk;

// Whether the value at the top is yet to be visited: it is marked and stays, as work; else it is popped.
static bool enqueue(lua_State *L, const walk *at) {
    if (lua_istable(L, -1) && freeze_table(L)) return true;
    if (lua_isfunction(L, -1) && !lua_iscfunction(L, -1)) {
        if (lua_isnil(L, at->functions)) {
            lua_newtable(L);
            lua_replace(L, at->functions);
        }
        lua_pushvalue(L, -1);
        bool seen = lua_rawget(L, at->functions) != LUA_TNIL;   // …, function, seen
        lua_pop(L, 1);
        if (!seen) {
            lua_pushvalue(L, -1);
            lua_pushboolean(L, 1);
            lua_rawset(L, at->functions);                       // …, function
            return true;
        }
    }
    lua_pop(L, 1);
    return false;
}

static void make_room(lua_State *L) {
    luahost_charge(L, 1);
    if (!lua_checkstack(L, 8)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
}

// Reaches nothing that could be frozen.
static bool is_scalar(lua_State *L, int index) {
    int type = lua_type(L, index);
    return type != LUA_TTABLE && type != LUA_TFUNCTION;
}

static void visit_table(lua_State *L, const walk *at) {
    make_room(L);
    lua_pushnil(L);                                 // work…, key
    while (lua_next(L, at->item)) {                 // work…, key, value
        if (is_scalar(L, -1) && is_scalar(L, -2)) {
            lua_pop(L, 1);                          // work…, key
            luahost_charge(L, 1);
            continue;
        }
        make_room(L);
        lua_copy(L, -2, at->key);
        if (enqueue(L, at)) lua_insert(L, -2);      // work… [, value], key
        enqueue(L, at);                             // work… [, value] [, key]
        lua_pushvalue(L, at->key);                  // work…, key
    }
}

static void visit_function(lua_State *L, const walk *at) {
    for (int i = 1;; i++) {
        make_room(L);
        if (lua_getupvalue(L, at->item, i) == NULL) return;
        enqueue(L, at);
    }
}

void luahost_freeze_at(lua_State *L, int index) {
    index = lua_absindex(L, index);
    if (is_scalar(L, index)) return;
    int top = lua_gettop(L);
    make_room(L);
    walk at = {top + 1, top + 2, top + 3};
    lua_settop(L, top + 3);
    lua_pushvalue(L, index);                        // item, key, functions, value
    enqueue(L, &at);
    while (lua_gettop(L) > at.functions) {
        lua_replace(L, at.item);
        if (lua_istable(L, at.item)) {
            visit_table(L, &at);
        } else {
            visit_function(L, &at);
        }
    }
    lua_settop(L, top);
}

void luahost_freeze_entries(lua_State *L, int index) {
    index = lua_absindex(L, index);
    make_room(L);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) luahost_freeze_at(L, -1);
}

// ---- The order of a record's keys ------------------------------------------------------------------------

// Of each key: its text and its JSON, which the metatable holds in [1] to [2 * count]. Stands in [0].
struct luahost_keys {
    lua_Integer count;
    bool closed;
    luahost_key keys[];
};

void luahost_push_order_metatable(lua_State *L, int index, bool closed) {
    index = lua_absindex(L, index);
    if (!lua_istable(L, index)) luahost_raise_argument(L, "freeze", 2, "a list of texts");
    lua_Integer count = (lua_Integer)lua_rawlen(L, index);
    luahost_charge(L, count);
    lua_createtable(L, 2 * (int)count, 24);         // metatable
    luahost_set_events(L);
    luahost_keys *keys = lua_newuserdatauv(L, sizeof *keys + (size_t)count * sizeof *keys->keys, 0);
    keys->count = count;
    keys->closed = closed;
    lua_rawseti(L, -2, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        luahost_key *key = &keys->keys[i - 1];
        if (lua_rawgeti(L, index, i) != LUA_TSTRING) luahost_raise_argument(L, "freeze", 2, "a list of texts");
        key->name.bytes = lua_tolstring(L, -1, &key->name.length);
        luahost_push_json_key(L, -1);               // metatable, key, its JSON
        key->json.bytes = lua_tolstring(L, -1, &key->json.length);
        lua_rawseti(L, -3, count + i);
        lua_rawseti(L, -2, i);                      // metatable
    }
}

bool luahost_push_order(lua_State *L, int index, luahost_order *order) {
    if (!lua_getmetatable(L, index)) return false;  // metatable
    int kind = lua_rawgeti(L, -1, 0);               // metatable, keys or JSON
    if (kind == LUA_TNIL) {
        lua_pop(L, 2);
        return false;
    }
    *order = (luahost_order){.place = lua_gettop(L) - 1};
    if (kind == LUA_TSTRING) {
        order->constant.bytes = lua_tolstring(L, -1, &order->constant.length);
    } else {
        const luahost_keys *keys = lua_touserdata(L, -1);
        order->keys = keys->keys;
        order->count = keys->count;
        order->closed = keys->closed;
    }
    lua_pop(L, 1);                                  // metatable
    return true;
}
