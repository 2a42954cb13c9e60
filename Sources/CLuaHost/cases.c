// The life of a case, and the definitions that answer it.
#include "luahost_internal.h"

#include <string.h>

// Garbage that may stand when a case ends: little enough to stay near the processor. What is left of it by a collection of what is young
// may be more, before everything is walked.
enum { COLLECT_ABOVE = 256 << 10, COLLECT_ALL_ABOVE = 1 << 20 };

// ---- Definitions -----------------------------------------------------------------------------------------

static int32_t add_definition(lua_State *L, luahost_text name) {
    luahost *host = luahost_of(L);
    size_t count = (size_t)host->definition_count, more = 2 * count + 32;
    if (host->definition_count == host->definition_capacity) {
        host->definitions = luahost_grow(L, host->definitions, count * sizeof *host->definitions, more * sizeof *host->definitions);
        host->definition_capacity = (int32_t)more;
    }
    if (host->definition_count == host->outcome_capacity) {
        host->outcomes = luahost_grow(L, host->outcomes, count * sizeof *host->outcomes, more * sizeof *host->outcomes);
        host->outcome_capacity = (int32_t)more;
    }
    host->definitions[host->definition_count].name = luahost_copy(L, name);
    return host->definition_count++;
}

// define(definitions [, orders]): what answers each name, and the order of the keys of the records they give.
int luahost_define_entries(lua_State *L) {
    if (!lua_istable(L, 1)) luahost_raise_argument(L, "define", 1, "a record of functions");
    lua_settop(L, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_DEFINITIONS);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_ORDERS);             // new, their orders, definitions, orders
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {               // …, name, function
        luahost_charge(L, 8);
        if (lua_type(L, 5) != LUA_TSTRING) luahost_raise_argument(L, "define", 1, "a record of functions");
        if (!lua_isfunction(L, 6)) continue;                            // a marker of the prelude's own
        size_t length;
        const char *name = lua_tolstring(L, 5, &length);
        int32_t number = add_definition(L, (luahost_text){name, length});
        lua_pushvalue(L, 5);
        luahost_set_slot(L, number, LUAHOST_SLOT_DEFINITION);
        lua_pushvalue(L, 6);
        lua_rawseti(L, 3, number + 1);
        if (!lua_istable(L, 2)) continue;
        lua_pushvalue(L, 5);
        lua_rawget(L, 2);                                               // …, name, function, order
        if (lua_istable(L, -1)) {
            luahost_push_order_metatable(L, -1, false);
            lua_rawseti(L, 4, number + 1);
        }
        lua_pop(L, 1);
    }
    return 0;
}

typedef struct { luahost_ref definitions, orders; } define_request;

static int define_kept(lua_State *L) {
    define_request *request = lua_touserdata(L, 1);
    lua_settop(L, 0);
    luahost_push_ref(L, request->definitions);
    luahost_push_ref(L, request->orders);
    return luahost_define_entries(L);
}

luahost_code luahost_define(luahost *host, luahost_ref definitions, luahost_ref orders) {
    define_request request = {definitions, orders};
    return luahost_protected(host, define_kept, &request);
}

// ---- Cases -----------------------------------------------------------------------------------------------

void luahost_case_begin(luahost *host, const luahost_limits *limits, bool counted) {
    if (host->in_case) luahost_case_end(host);
    if (counted || !luahost_begin_uncounted(host, limits)) luahost_arm(host, limits);
    host->in_case = true;
    luahost_trace_clear(host);
}

typedef struct {
    luahost_text name;
    luahost_ref value;
} case_request;

static void push_current(lua_State *L) {
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_CASE) == LUA_TTABLE) return;
    lua_pop(L, 1);
    luahost_push_case(L, 0);
}

// Pushes the case, and `case[name]`.
void luahost_push_read(lua_State *L, luahost_text name) {
    push_current(L);
    lua_pushlstring(L, name.bytes, name.length);                     // case, name
    luahost_enter(L, 1);
    lua_gettable(L, -2);                                             // case, value
    luahost_leave(L, 1);
}

static int read_name(lua_State *L) {
    case_request *request = lua_touserdata(L, 1);
    luahost_push_read(L, request->name);                             // request, case, value
    request->value = luahost_keep(L);
    return 0;
}

luahost_code luahost_case_read(luahost *host, const char *name, size_t length, luahost_ref *out) {
    case_request request = {{name, length}, 0};
    luahost_code code = luahost_protected(host, read_name, &request);
    *out = request.value;
    return code;
}

static void free_remembered(luahost *host) {
    for (int32_t i = 0; i < host->remembered_count; i++) {
        luahost_allocate(host, host->remembered[i], sizeof *host->remembered[i], 0);
    }
    host->remembered_count = 0;
}

void luahost_case_end(luahost *host) {
    lua_State *L = host->L;
    luahost_end_uncounted(host);
    lua_pushnil(L);   // a place that exists: writing nothing to it allocates nothing
    lua_rawseti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_CASE);
    if (host->definition_count > 0) memset(host->outcomes, 0, (size_t)host->definition_count * sizeof *host->outcomes);
    free_remembered(host);
    host->answers = 0;
    host->in_case = false;
    host->used = true;
    host->stopped = LUAHOST_OK;
    exact_arena_reset(host->arena, host->arena_mark);
    // What stands counts against the next case as if it were its own (luahost_usage), so it must be little.
    if (host->live <= host->baseline + COLLECT_ABOVE && host->lasting <= host->memory_given / 4) return;
    lua_gc(L, LUA_GCSTEP, 0);   // of what is young: what was loaded is not walked
    if (host->live > host->baseline + COLLECT_ALL_ABOVE) lua_gc(L, LUA_GCCOLLECT);
    host->lasting = host->live > host->baseline ? host->live - host->baseline : 0;
}

static void free_slot(luahost *host, luahost_slot *slot);

static void free_slots(luahost *host, luahost_slot *slots, size_t count) {
    for (size_t i = 0; i < count; i++) free_slot(host, &slots[i]);
}

static void free_text(luahost *host, luahost_text text) {
    if (text.bytes) luahost_allocate(host, (void *)(uintptr_t)text.bytes, text.length + 1, 0);
}

static void free_slot(luahost *host, luahost_slot *slot) {
    free_text(host, slot->fact.name);
    if (slot->fact.choices) {
        for (size_t i = 0; i < slot->fact.choice_count; i++) free_text(host, slot->fact.choices[i]);
        luahost_allocate(host, (void *)(uintptr_t)slot->fact.choices, slot->fact.choice_count * sizeof *slot->fact.choices, 0);
    }
    if (slot->fields) {
        free_slots(host, slot->fields, slot->fact.field_count);
        luahost_allocate(host, slot->fields, slot->fact.field_count * sizeof *slot->fields, 0);
    }
}

static void free_array(luahost *host, void *array, size_t count, size_t size) {
    if (array) luahost_allocate(host, array, count * size, 0);
}

void luahost_close_cases(luahost *host) {
    free_remembered(host);
    free_array(host, host->remembered, (size_t)host->remembered_capacity, sizeof *host->remembered);
    if (host->facts) free_slots(host, host->facts, host->fact_count);
    free_array(host, host->facts, host->fact_capacity, sizeof *host->facts);
    free_array(host, host->fact_places, host->fact_place_count, sizeof *host->fact_places);
    free_array(host, host->named_slots, host->named_slot_count, sizeof *host->named_slots);
    free_array(host, host->groups, host->group_count, sizeof *host->groups);
    for (int32_t i = 0; i < host->definition_count; i++) free_text(host, host->definitions[i].name);
    free_array(host, host->definitions, (size_t)host->definition_capacity, sizeof *host->definitions);
    free_array(host, host->outcomes, (size_t)host->outcome_capacity, sizeof *host->outcomes);
}
