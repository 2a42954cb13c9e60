// Chunks, calls and kept values.
#include "luahost_internal.h"

#include <stdio.h>
#include <string.h>

// ---- Kept values -----------------------------------------------------------------------------------------

luahost_ref luahost_keep(lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_REFS);   // value, refs
    lua_insert(L, -2);                                      // refs, value
    int ref = luaL_ref(L, -2);                              // refs
    lua_pop(L, 1);
    return ref == LUA_REFNIL ? 0 : ref;
}

void luahost_push_ref(lua_State *L, luahost_ref ref) {
    if (ref == 0) {
        lua_pushnil(L);
        return;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_REFS);   // refs
    lua_rawgeti(L, -1, ref);                                // refs, value
    lua_remove(L, -2);
}

void luahost_release(luahost *host, luahost_ref ref) {
    if (ref == 0) return;
    lua_rawgeti(host->L, LUA_REGISTRYINDEX, LUAHOST_KEY_REFS);
    luaL_unref(host->L, -1, ref);   // writes only places that exist: allocates nothing, so it cannot raise
    lua_pop(host->L, 1);
}

// ---- Loading ---------------------------------------------------------------------------------------------

typedef struct {
    luahost_text text;
    int32_t chunk;
    const luahost_text *constants;
    size_t constant_count;
    luahost_ref environment;
    luahost_ref out;
} load_request;

// Pushes the table of a chunk's exact literals.
static void push_constants(lua_State *L, const load_request *request) {
    lua_createtable(L, (int)request->constant_count, 0);   // constants
    for (size_t i = 0; i < request->constant_count; i++) {
        exact_q value;
        exact_status status = exact_q_parse(request->constants[i].bytes, request->constants[i].length, &value);
        if (status != EXACT_OK) luahost_raise_text(L, luahost_code_of(status), LUAHOST_OP_NONE, "");
        luahost_push_number(L, value);                     // constants, value
        lua_rawseti(L, -2, (lua_Integer)i + 1);            // constants
    }
    luahost_seal_table(L, -1);
}

static int load_chunk(lua_State *L) {
    load_request *request = lua_touserdata(L, 1);
    char name[16];
    snprintf(name, sizeof name, "=%d", (int)request->chunk);
    int status = luaL_loadbufferx(L, request->text.bytes, request->text.length, name, "t");   // request, function
    if (status == LUA_ERRMEM) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    if (status != LUA_OK) luahost_raise(L, LUAHOST_REFUSED, LUAHOST_OP_NONE, "", 0);
    luahost_push_ref(L, request->environment);   // request, function, environment
    lua_setupvalue(L, 2, 1);                     // request, function
    push_constants(L, request);                  // request, function, constants
    lua_pushcclosure(L, luahost_run_chunk, 2);   // request, runner
    request->out = luahost_keep(L);
    return 0;
}

int luahost_run_chunk(lua_State *L) {
    lua_settop(L, 0);
    if (!lua_checkstack(L, 64)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    lua_pushvalue(L, lua_upvalueindex(1));       // chunk
    lua_pushvalue(L, lua_upvalueindex(2));       // chunk, constants
    int count = luahost_push_operations(L);      // chunk, constants, operations…
    if (luahost_of(L)->trace.limit > 0) count += luahost_push_reports(L);   // …, reports…
    luahost_enter(L, 1);
    lua_call(L, 1 + count, LUA_MULTRET);         // results…
    luahost_leave(L, 1);
    return lua_gettop(L);
}

luahost_code luahost_load(
    luahost *host, const char *text, size_t length, int32_t chunk, const luahost_text *constants, size_t constant_count,
    luahost_ref environment, luahost_ref *out) {
    load_request request = {{text, length}, chunk, constants, constant_count, environment, 0};
    luahost_code code = luahost_protected(host, load_chunk, &request);
    *out = request.out;
    return code;
}

// ---- Calls -----------------------------------------------------------------------------------------------

typedef struct {
    luahost_ref function;
    const luahost_ref *arguments;
    size_t count;
    luahost_ref out;
} call_request;

static int call_function(lua_State *L) {
    call_request *request = lua_touserdata(L, 1);
    if (!lua_checkstack(L, (int)request->count + 4)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    luahost_push_ref(L, request->function);                                                    // request, function
    for (size_t i = 0; i < request->count; i++) luahost_push_ref(L, request->arguments[i]);   // request, function, arguments…
    luahost_enter(L, 2);
    lua_call(L, (int)request->count, LUA_MULTRET);                                            // request, results…
    luahost_leave(L, 2);
    if (lua_gettop(L) > 2) luahost_raise_text(L, LUAHOST_BAD_RESULT, LUAHOST_OP_NONE, "more than one value");
    lua_settop(L, 2);                                                                         // request, result
    request->out = luahost_keep(L);
    return 0;
}

luahost_code luahost_call(luahost *host, luahost_ref function, const luahost_ref *arguments, size_t count, luahost_ref *out) {
    call_request request = {function, arguments, count, 0};
    luahost_code code = luahost_protected(host, call_function, &request);
    *out = request.out;
    return code;
}

// ---- Tables from outside ---------------------------------------------------------------------------------

typedef struct {
    luahost_ref table;
    luahost_text name;
    luahost_ref value;      // in or out
} field_request;

static int get_field(lua_State *L) {
    field_request *request = lua_touserdata(L, 1);
    luahost_push_ref(L, request->table);                               // request, table
    if (!lua_istable(L, 2)) luahost_raise_kind(L, LUAHOST_OP_INDEX, 2);
    lua_pushlstring(L, request->name.bytes, request->name.length);     // request, table, name
    lua_rawget(L, 2);                                                  // request, table, value
    request->value = luahost_keep(L);
    return 0;
}

static int set_field(lua_State *L) {
    field_request *request = lua_touserdata(L, 1);
    luahost_push_ref(L, request->table);                               // request, table
    if (!lua_istable(L, 2)) luahost_raise_kind(L, LUAHOST_OP_STORE, 2);
    if (luahost_is_frozen(L, 2)) luahost_raise(L, LUAHOST_FROZEN, LUAHOST_OP_STORE, request->name.bytes, request->name.length);
    lua_pushlstring(L, request->name.bytes, request->name.length);     // request, table, name
    luahost_push_ref(L, request->value);                               // request, table, name, value
    lua_rawset(L, 2);
    return 0;
}

luahost_code luahost_field(luahost *host, luahost_ref table, const char *name, size_t length, luahost_ref *out) {
    field_request request = {table, {name, length}, 0};
    luahost_code code = luahost_protected(host, get_field, &request);
    *out = request.value;
    return code;
}

luahost_code luahost_set(luahost *host, luahost_ref table, const char *name, size_t length, luahost_ref value) {
    field_request request = {table, {name, length}, value};
    return luahost_protected(host, set_field, &request);
}

typedef struct {
    luahost_ref value, order;
} freeze_request;

static int freeze_value(lua_State *L) {
    freeze_request *request = lua_touserdata(L, 1);
    luahost_push_ref(L, request->value);           // request, value
    luahost_freeze_at(L, 2);
    if (request->order != 0 && lua_istable(L, 2)) {
        luahost_push_ref(L, request->order);       // request, value, order
        luahost_push_order_metatable(L, 3, false);        // request, value, order, metatable
        lua_setmetatable(L, 2);
    }
    return 0;
}

luahost_code luahost_freeze(luahost *host, luahost_ref value, luahost_ref order) {
    freeze_request request = {value, order};
    return luahost_protected(host, freeze_value, &request);
}
